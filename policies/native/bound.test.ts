import { expect, test } from "vitest";
import { bound } from "./bound.ts";

const validations = [{ expression: "false", message: "never", reason: "Forbidden" as const }];

test("a policy fails closed and is bound everywhere; what it has not is left out", () => {
  const [policy, binding] = bound({ name: "a.bubustack.io", resourceRules: [], variables: [], validations });
  expect(policy).toEqual({
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: "a.bubustack.io" },
    spec: { failurePolicy: "Fail", matchConstraints: { matchPolicy: "Equivalent", resourceRules: [] }, validations },
  });
  expect(binding).toMatchObject({ spec: { policyName: "a.bubustack.io", validationActions: ["Deny"] } });
});

test("it looks only at what its conditions hold for", () => {
  const matchConditions = [{ name: "a", expression: "true" }];
  const variables = [{ name: "b", expression: "1" }];
  const [policy] = bound({ name: "a", resourceRules: [], matchConditions, variables, validations });
  expect(policy).toMatchObject({ spec: { matchConditions, variables } });
});
