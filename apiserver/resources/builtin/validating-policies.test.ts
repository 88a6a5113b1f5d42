import { expect, test } from "vitest";
import { render } from "../../validation/field-error.ts";
import { validatingAdmissionPolicies, validatingAdmissionPolicyBindings } from "./validating-policies.ts";

test("what is left out is filled in, and a new policy has an empty status", () => {
  const spec = { matchConstraints: { resourceRules: [{}] }, validations: [] };
  expect(validatingAdmissionPolicies.compiled().defaults({ spec })).toMatchObject({
    spec: {
      failurePolicy: "Fail",
      matchConstraints: {
        matchPolicy: "Equivalent",
        namespaceSelector: {},
        objectSelector: {},
        resourceRules: [{ scope: "*" }],
      },
    },
  });
  expect(validatingAdmissionPolicies.strategy.create?.({}, "")).toEqual({ status: {} });
});

test("problems are those of the policy, columns count", () => {
  const problems = validatingAdmissionPolicies.strategy.validate?.({ spec: { failurePolicy: "Fail" } }, undefined);
  expect(problems?.map(render)[0]).toBe("spec.matchConstraints: Required value");
  expect(validatingAdmissionPolicies.columns[1]?.cell({ spec: { validations: [1, 2] } }, 0)).toBe(2);
  expect(validatingAdmissionPolicyBindings.resource).toBe("validatingadmissionpolicybindings");
});
