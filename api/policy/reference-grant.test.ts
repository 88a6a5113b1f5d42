import { expect, expectTypeOf, test } from "vitest";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import type { ReferenceGrant as ReferenceGrantObject } from "./reference-grant.ts";
import { ReferenceGrant } from "./reference-grant.ts";

const spec = structural(ReferenceGrant.spec);
const from = { group: "bubustack.io", kind: "Story", namespace: "flows" };
const to = { group: "bubustack.io", kind: "Engram" };

test("a grant names at least one on each side", () => {
  expectTypeOf<ReferenceGrantObject["spec"]["to"][number]["name"]>().toEqualTypeOf<string | undefined>();
  expect(valueProblems(spec, { from: [from], to: [to] })).toEqual([]);
  expect(valueProblems(spec, {})).toEqual([".from: required", ".to: required"]);
  expect(valueProblems(spec, { from: [], to: [to] })).toEqual([".from: items"]);
});

test("the empty group is the core group", () => {
  expect(valueProblems(spec, { from: [from], to: [{ group: "", kind: "Secret", name: "login" }] })).toEqual([]);
});

test.each([
  [{ from: [{ ...from, namespace: "*" }], to: [to] }, ".from[0].namespace: pattern"],
  [{ from: [{ ...from, kind: "" }], to: [to] }, ".from[0].kind: length"],
  [{ from: [from], to: [{ ...to, name: "*" }] }, ".to[0].name: pattern"],
  [{ from: [{ kind: "Story", namespace: "flows" }], to: [to] }, ".from[0].group: required"],
])("%j is refused", (value, problem) => {
  expect(valueProblems(spec, value)).toEqual([problem]);
});
