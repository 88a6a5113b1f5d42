import { expect, test } from "vitest";
import { render } from "../../validation/field-error.ts";
import { mutatingAdmissionPolicies, mutatingAdmissionPolicyBindings } from "./mutating-policies.ts";

test("problems are those of the policy, columns count", () => {
  const problems = mutatingAdmissionPolicies.strategy.validate?.({ spec: { failurePolicy: "Fail" } }, undefined);
  expect(problems?.map(render).at(-1)).toBe("spec.reinvocationPolicy: Required value");
  expect(mutatingAdmissionPolicies.columns[1]?.cell({ spec: { mutations: [1] } }, 0)).toBe(1);
  expect(mutatingAdmissionPolicyBindings.strategy.validate?.({}, undefined)).toHaveLength(1);
});
