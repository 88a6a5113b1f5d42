import { expect, test } from "vitest";
import { portFindings } from "./ports.ts";

const ports = (...given: readonly { name?: string; port: number; targetPort: number; protocol?: string }[]) =>
  portFindings({ service: { ports: given } }, undefined).map(({ path, type }) => `${path.slice(4).join(".")} ${type}`);

test("one port needs no name, and numbers are bounded", () => {
  expect(ports({ port: 80, targetPort: 8080 })).toEqual([]);
  expect(ports({ port: 0, targetPort: 70_000 })).toEqual([
    "0.port FieldValueInvalid",
    "0.targetPort FieldValueInvalid",
  ]);
  expect(portFindings({ service: { ports: [{ port: 0, targetPort: 1 }] } }, () => true)).toEqual([]);
  expect(portFindings(undefined, undefined)).toEqual([]);
});

test("several need names and numbers of their own; protocols have numbers of their own", () => {
  const tcp = { name: "a", port: 53, targetPort: 53 };
  expect(ports(tcp, { ...tcp, name: "b", protocol: "UDP" })).toEqual([]);
  expect(ports(tcp, tcp)).toEqual(["1.name FieldValueDuplicate", "1.port FieldValueDuplicate"]);
  expect(ports(tcp, { port: 54, targetPort: 54 })).toEqual(["1.name FieldValueRequired"]);
});
