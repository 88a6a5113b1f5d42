import type { Json } from "@bubustack/api/json";
import { describe, expect, test } from "vitest";
import { casesIn } from "./case.ts";
import { mismatches } from "./match.ts";
import { pathOf } from "./resources.ts";
import { expandBody, fill, valueAt } from "./values.ts";

describe("what is expected", () => {
  test.each([
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      ["...", { a: 1 }],
      [{ b: 1 }, { a: 1, c: 1 }],
    ],
    ["<uid>", "00000000-0000-4000-8000-000000000000"],
    ['"<version>" is <text>', '"12" is late'],
    ["~ ^a+$", "aaa"],
    [{ a: "<absent>", b: "<any>" }, { b: null }],
    [
      { metadata: { managedFields: [{ manager: "a" }, { manager: "b", time: 1 }] } },
      { metadata: { managedFields: [{ manager: "b", time: 1 }, { manager: "a" }] } },
    ],
  ])("%j is found in %j", (expected, actual) => {
    expect(mismatches(expected, actual)).toEqual([]);
  });

  test.each([
    [{ a: 1 }, { a: 2 }, ["a: expected 1, found 2"]],
    [{ a: [1] }, { a: [1, 2] }, ["a: expected [1], found [1,2]"]],
    [["...", 3], [1, 2], ['it: expected ["...",3], found [1,2]']],
    ["<version>", "012", ["it: expected <version>, found 012"]],
    ["a.c", "abc", ["it: expected a.c, found abc"]],
    [{ a: "<absent>" }, { a: null }, ["a: expected no value, found null"]],
    [{ a: "<any>" }, {}, ["a: expected a value, found nothing"]],
    [
      { metadata: { managedFields: [{ manager: "a" }, { manager: "a" }] } },
      { metadata: { managedFields: [{ manager: "a" }, { manager: "b" }] } },
      ["metadata.managedFields[1].manager: expected a, found b"],
    ],
  ])("%j is not found in %j", (expected, actual, problems) => {
    expect(mismatches(expected, actual)).toEqual(problems);
  });

  test("nothing else is there where it is exact", () => {
    expect(mismatches({ a: { b: 1 } }, { a: { b: 1, c: 2 } }, true)).toEqual(["a.c: expected no value, found 2"]);
  });
});

test("kept values are filled in, as they are where a text is nothing else", () => {
  const kept = new Map<string, Json>([
    ["ns", "x"],
    ["n", 3],
  ]);
  expect(fill({ a: "$n", "${ns}b": ["$ns-$n", "$other"] }, kept)).toEqual({ a: 3, xb: ["x-3", "$other"] });
});

test("bodies and paths are written short", () => {
  expect(expandBody({ new: "ConfigMap a", data: {} })).toEqual({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "a" },
    data: {},
  });
  expect(pathOf("leases/a?x=1", "n")).toBe("/apis/coordination.k8s.io/v1/namespaces/n/leases/a?x=1");
  expect(pathOf("namespaces/n", "n")).toBe("/api/v1/namespaces/n");
  expect(valueAt({ a: [{ "b.c": 1 }] }, 'a[0]["b.c"]')).toBe(1);
});

test.each([
  ["cases: { a: [] }", "f: a: no steps"],
  ["cases: { a: [{ GET: x, POST: y }] }", "f: a, step 1: a step has one of"],
  ["cases: { a: [{ GET: x, expects: y }] }", "f: a, step 1: unknown expects"],
  ["tests: {}", "f: no cases"],
])("a file with %s is refused", (text, message) => {
  expect(() => casesIn("f", text)).toThrow(message);
});
