import type { JsonObject } from "@bubustack/api/json";
import { keyOf, textAt } from "../resources/object.ts";
import type { Store } from "../storage/store.ts";

/** The objects that rights follow from. */
export interface Policy {
  readonly clusterRoleBindings: () => Iterable<JsonObject>;
  /** The RoleBindings of one namespace. */
  readonly roleBindings: (namespace: string) => Iterable<JsonObject>;
  /** A ClusterRole, where the namespace is empty, or a Role. */
  readonly role: (namespace: string, name: string) => JsonObject | undefined;
}

export const rbacGroup = "rbac.authorization.k8s.io";

/** The policy that stands in a store now. */
export function storedPolicy(store: Store): Policy {
  const collection = (resource: string) => store.collection({ group: rbacGroup, resource });
  return {
    clusterRoleBindings: function* () {
      for (const { object } of collection("clusterrolebindings").values()) yield object;
    },
    roleBindings: function* (namespace) {
      for (const { object } of collection("rolebindings").range({ prefix: `${namespace}/` })) yield object;
    },
    role: (namespace, name) =>
      collection(namespace === "" ? "clusterroles" : "roles").get(keyOf(namespace, name))?.object,
  };
}

/** A policy of given objects. */
export function policyOf(roles: readonly JsonObject[], bindings: readonly JsonObject[]): Policy {
  const namespaceOf = (object: JsonObject) => textAt(object, "metadata", "namespace");
  return {
    clusterRoleBindings: () => bindings.filter((binding) => namespaceOf(binding) === ""),
    roleBindings: (namespace) => bindings.filter((binding) => namespaceOf(binding) === namespace),
    role: (namespace, name) =>
      roles.find((role) => namespaceOf(role) === namespace && textAt(role, "metadata", "name") === name),
  };
}
