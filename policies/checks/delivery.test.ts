import { expect, test } from "vitest";
import { dedupeFindings, delayFindings } from "./delivery.ts";

test.each([
  [{}, []],
  [{ mode: "token" as const }, []],
  [{ mode: "key" as const, keyTemplate: "{{ inputs.id }}" }, []],
  [{ mode: "key" as const }, ["FieldValueRequired"]],
  [{ mode: "key" as const, keyTemplate: " " }, ["FieldValueRequired"]],
  [{ mode: "token" as const, keyTemplate: "x" }, ["FieldValueForbidden"]],
  [{ keyTemplate: "x" }, ["FieldValueForbidden"]],
])("dedupe %j", (dedupe, types) => {
  expect(dedupeFindings(["d"], { dedupe }).map(({ type }) => type)).toEqual(types);
});

test("the longest wait is not shorter than the first; zero and unreadable ones are not compared", () => {
  const found = (baseDelay: string, maxDelay: string) =>
    delayFindings(["d"], { retry: { baseDelay, maxDelay } }).length;
  expect(found("10s", "1s")).toBe(1);
  expect([found("1s", "10s"), found("0s", "1s"), found("1s", "0s"), found("soon", "1s"), found("1s", "")]).toEqual([
    0, 0, 0, 0, 0,
  ]);
  expect(delayFindings(["d"], undefined)).toEqual([]);
});
