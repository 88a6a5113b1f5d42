/** Policies that the examples of lints are made of. */
import type { JsonObject } from "@bubustack/api/json";

const own = "policy.bubustack.io/v1alpha1";
const kubernetes = "admissionregistration.k8s.io/v1";

/** A rule about writes of Pods. */
export const pods: JsonObject = {
  apiGroups: [""],
  apiVersions: ["v1"],
  operations: ["CREATE", "UPDATE"],
  resources: ["pods"],
};
/** A rule about containers that are added to Pods later. */
export const ephemeral: JsonObject = { ...pods, operations: ["UPDATE"], resources: ["pods/ephemeralcontainers"] };
/** A rule about writes of ConfigMaps. */
export const configMaps: JsonObject = { ...pods, resources: ["configmaps"] };

/** A ClusterPolicy about Pods and their ephemeral containers, unless `spec` says otherwise. */
export function clusterPolicy(spec: JsonObject, name = "example"): JsonObject {
  const matchConstraints = { resourceRules: [pods, ephemeral] };
  return { apiVersion: own, kind: "ClusterPolicy", metadata: { name }, spec: { matchConstraints, ...spec } };
}

/** A ValidatingAdmissionPolicy about Pods and their ephemeral containers, unless `spec` says otherwise. */
export function validating(spec: JsonObject, name = "example"): JsonObject {
  const matchConstraints = { resourceRules: [pods, ephemeral] };
  return {
    apiVersion: kubernetes,
    kind: "ValidatingAdmissionPolicy",
    metadata: { name },
    spec: { matchConstraints, ...spec },
  };
}

/** A MutatingAdmissionPolicy about the creation of Pods, unless `spec` says otherwise. */
export function mutating(spec: JsonObject, name = "example"): JsonObject {
  const matchConstraints = { resourceRules: [{ ...pods, operations: ["CREATE"] }] };
  return {
    apiVersion: kubernetes,
    kind: "MutatingAdmissionPolicy",
    metadata: { name },
    spec: { matchConstraints, reinvocationPolicy: "Never", ...spec },
  };
}

/** A binding of a ValidatingAdmissionPolicy, named as it is. */
export function binding(policyName: string, spec: JsonObject = {}): JsonObject {
  return {
    apiVersion: kubernetes,
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { name: policyName },
    spec: { policyName, validationActions: ["Deny"], ...spec },
  };
}

/** A ClusterPolicyException for Pods from the policy `example`, until 2030, unless `spec` says otherwise. */
export function exception(spec: JsonObject, name = "example"): JsonObject {
  return {
    apiVersion: own,
    kind: "ClusterPolicyException",
    metadata: { name },
    spec: {
      policies: [{ name: "example" }],
      match: { resources: ["pods"] },
      reason: "the vendor mends it",
      expiresAt: "2030-01-01T00:00:00Z",
      ...spec,
    },
  };
}
