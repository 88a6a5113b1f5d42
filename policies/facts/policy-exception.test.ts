import { annotations } from "@bubustack/api/keys";
import type { PolicyException } from "@bubustack/api/policy/policy-exception";
import { expect, test } from "vitest";
import { exception } from "../examples/policy-objects.ts";
import type { ExceptionContext } from "./policy-exception.ts";
import { asksApproval, authorsOf, changeOf, exceptionFacts } from "./policy-exception.ts";

const of = (spec: object, text?: string) =>
  exception(
    spec as never,
    text === undefined ? {} : { annotations: { [annotations.authors]: text } },
  ) as unknown as PolicyException;
const context = (object: PolicyException, old?: PolicyException) =>
  ({ object, facts: exceptionFacts(object), ...(old === undefined ? {} : { old }) }) as ExceptionContext;

test("a policy is one of the cluster unless it says otherwise", () => {
  const { policies } = exceptionFacts(of({ policies: [{ name: "a" }, { kind: "Policy", name: "b", rules: ["r"] }] }));
  expect(policies).toEqual([
    { at: 0, kind: "ClusterPolicy", name: "a", rules: undefined },
    { at: 1, kind: "Policy", name: "b", rules: ["r"] },
  ]);
});

test("an approval is asked for by a write that changes nothing else", () => {
  const plain = of({});
  const approved = of({ approval: { by: "a" } });
  const other = of({ approval: { by: "a" }, reason: "another one" });
  expect(asksApproval(context(approved, plain))).toBe(true);
  expect(asksApproval(context(of({ approval: { by: "b" } }), approved))).toBe(true);
  expect(asksApproval(context(approved, approved))).toBe(false);
  expect(asksApproval(context(plain, approved))).toBe(false);
  expect(asksApproval(context(other, approved))).toBe(false);
  expect(asksApproval(context(approved))).toBe(false);
  expect(changeOf(context(approved))).toEqual({ written: true, approved: true });
  expect(changeOf(context(other, approved))).toEqual({ written: true, approved: false });
});

test.each([
  ['["a","b"]', ["a", "b"]],
  ['["a",1,null]', ["a"]],
  ["{}", []],
  ["no JSON", []],
  ["[".repeat(60_000), []],
])("%.20s records its authors", (text, names) => {
  expect(authorsOf(of({}, text))).toEqual(names);
});

test("an exception without the annotation has no known author", () => {
  expect(authorsOf(of({}))).toEqual([]);
  expect(authorsOf(undefined)).toEqual([]);
});
