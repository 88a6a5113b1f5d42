/** Questions to `bubu policy eval` for tests. */
import type { JsonObject } from "@bubustack/api/json";

const resourceRules = [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["configmaps"] }];

/** A ClusterPolicy about ConfigMaps. */
export function clusterPolicy(spec: JsonObject, name = "p"): JsonObject {
  return {
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind: "ClusterPolicy",
    metadata: { name },
    spec: { matchConstraints: { resourceRules }, ...spec },
  };
}

/** The creation of a ConfigMap `a` in namespace `n`. */
export function creation(more: JsonObject = {}): JsonObject {
  return {
    operation: "CREATE",
    kind: { group: "", version: "v1", kind: "ConfigMap" },
    resource: { group: "", version: "v1", resource: "configmaps" },
    name: "a",
    namespace: "n",
    userInfo: { username: "ann" },
    object: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "n" }, data: { x: "1" } },
    ...more,
  };
}
