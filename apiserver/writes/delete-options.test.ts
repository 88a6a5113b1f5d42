import { expect, test } from "vitest";
import type { Call } from "../wire/call.ts";
import { deleteOptions } from "./delete-options.ts";

const read = (query: string, body?: object) =>
  deleteOptions({
    query: new URLSearchParams(query),
    contentType: "application/json",
    body: Buffer.from(body ? JSON.stringify(body) : ""),
  } as unknown as Call);

test("from the body and from the query", () => {
  expect(read("")).toMatchObject({ dryRun: false, propagation: "Background" });
  expect(read("propagationPolicy=Foreground&dryRun=All")).toMatchObject({ dryRun: true, propagation: "Foreground" });
  expect(
    read("", { kind: "DeleteOptions", propagationPolicy: "Orphan", preconditions: { uid: "u", resourceVersion: "3" } }),
  ).toMatchObject({
    propagation: "Orphan",
    uid: "u",
    resourceVersion: "3",
  });
  expect(read("", { orphanDependents: true }).propagation).toBe("Orphan");
});

test("what is wrong is refused", () => {
  expect(() => read("propagationPolicy=Odd")).toThrow(/Unsupported value: "Odd"/);
  expect(() => read("gracePeriodSeconds=-1")).toThrow(/greater than or equal to 0/);
  expect(() => read("", { kind: "Pod" })).toThrow(/expected DeleteOptions/);
  expect(() => read("", [])).toThrow(/not a DeleteOptions/);
});
