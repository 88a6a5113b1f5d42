import { expect, test } from "vitest";
import { asResource, propertiesOf } from "./structural.ts";

test("a schema that declares its names itself stays as it is", () => {
  const text = { type: "string" };
  const metadata = { type: "object", properties: { name: text, generateName: text, labels: text } };
  const schema = { type: "object", properties: { apiVersion: text, kind: text, metadata } };
  expect(asResource(schema)).toBe(schema);
  expect(Object.keys(asResource({ type: "object" }).properties ?? {})).toEqual(["kind", "apiVersion", "metadata"]);
});

test("a schema without properties has none", () => {
  expect(propertiesOf({})).toEqual([]);
});
