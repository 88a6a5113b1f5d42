import { expect, test } from "vitest";
import { clusterPolicy } from "../lint/examples.ts";
import { toNative } from "./to-native.ts";

test("a ClusterPolicy is a policy and its binding, without what is ours", () => {
  const matchConstraints = { resourceRules: [] };
  const policy = clusterPolicy({
    matchConstraints,
    action: "Audit",
    paramKind: { apiVersion: "v1", kind: "ConfigMap" },
    paramRef: { name: "p" },
    validations: [{ name: "n", path: "spec", expression: "true", reason: "Forbidden" }],
  });
  expect(toNative(policy).objects).toEqual([
    {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingAdmissionPolicy",
      metadata: { name: "example" },
      spec: {
        paramKind: { apiVersion: "v1", kind: "ConfigMap" },
        matchConstraints,
        validations: [{ expression: "true", reason: "Forbidden" }],
      },
    },
    {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingAdmissionPolicyBinding",
      metadata: { name: "example" },
      spec: {
        policyName: "example",
        paramRef: { name: "p", parameterNotFoundAction: "Deny" },
        validationActions: ["Audit"],
      },
    },
  ]);
});

test("what the API server does not ask about is refused, with its place", () => {
  const { objects, refused } = toNative(
    clusterPolicy({ at: ["Admission", "Launch"], validations: [{ expression: "true" }] }),
  );
  expect(objects).toEqual([]);
  expect(refused).toMatchObject([
    { path: ["spec", "at"], message: "the API server asks at Admission only, not at Launch" },
  ]);
});
