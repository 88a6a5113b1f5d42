import { StoryRun } from "@bubustack/api/runs/story-run";
import { expect, test } from "vitest";
import { bound } from "./bound.ts";
import { policyName, policyOf } from "./native-policy.ts";

const rule = { id: "story-run/x", summary: "It stays." };
const policy = {
  kind: StoryRun,
  status: true,
  variables: [{ name: "a", expression: "1" }],
  validations: [{ rule, expression: "variables.a == 1" }],
};

test("a policy is bound everywhere, denies, and says which rule it holds", () => {
  expect(bound(policyOf(policy))).toEqual([
    {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingAdmissionPolicy",
      metadata: { name: "storyruns-status.bubustack.io" },
      spec: {
        failurePolicy: "Fail",
        matchConstraints: {
          matchPolicy: "Equivalent",
          resourceRules: [
            {
              apiGroups: ["runs.bubustack.io"],
              apiVersions: ["v1alpha1"],
              operations: ["UPDATE"],
              resources: ["storyruns/status"],
            },
          ],
        },
        variables: [{ name: "a", expression: "1" }],
        validations: [{ expression: "variables.a == 1", message: "It stays [story-run/x]", reason: "Invalid" }],
      },
    },
    {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingAdmissionPolicyBinding",
      metadata: { name: "storyruns-status.bubustack.io" },
      spec: { policyName: "storyruns-status.bubustack.io", validationActions: ["Deny"] },
    },
  ]);
});

test("one about the object itself names the resource alone, and no variables where it has none", () => {
  const { status: _, ...plain } = policy;
  expect(policyName(plain)).toBe("storyruns.bubustack.io");
  const [{ spec }] = bound(policyOf({ ...plain, variables: [] }));
  expect(spec).not.toHaveProperty("variables");
  expect(spec).toMatchObject({ matchConstraints: { resourceRules: [{ resources: ["storyruns"] }] } });
});
