import { expect, test } from "vitest";
import { structural } from "../../structural.ts";
import { valueProblems } from "../../testing/value-problems.ts";
import { changed, changedWithApproval } from "./changed.ts";

const change = {
  decision: "0123456789abcdef",
  change: "deleted",
  apiVersion: "policy.bubustack.io/v1alpha1",
  kind: "PolicyException",
  namespace: "a",
  name: "b",
  actor: { groupCount: 0 },
};

test("an approval is said of what can be approved", () => {
  const approved = { ...change, approval: { by: "grace" } };
  expect(valueProblems(structural(changed("A change.")), change)).toEqual([]);
  expect(valueProblems(structural(changedWithApproval("A change.")), approved)).toEqual([]);
  expect(valueProblems(structural(changed("A change.")), approved)).toEqual([".approval: unknown field"]);
});
