import { expect, test } from "vitest";
import { isPolicy } from "./is-policy.ts";

test.each([
  [true, "policy.bubustack.io/v1alpha1", "ClusterPolicy"],
  [true, "policy.bubustack.io/v1alpha1", "Policy"],
  [true, "admissionregistration.k8s.io/v1beta1", "MutatingAdmissionPolicy"],
  [false, "admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding"],
  [false, "admissionregistration.k8s.io/v1", "Policy"],
  [false, "policy.bubustack.io/v1alpha1", "PolicyException"],
  [false, "constructor/v1", "Policy"],
  [false, "v1", "Policy"],
])("%s: %s %s", (expected, apiVersion, kind) => {
  expect(isPolicy({ apiVersion, kind })).toBe(expected);
});

test("what says no kind is none", () => {
  expect([isPolicy({}), isPolicy({ apiVersion: 1, kind: "Policy" })]).toEqual([false, false]);
});
