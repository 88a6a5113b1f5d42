/** Answers what policies want to know from the objects that were given with a request. */
import type { JsonObject } from "@bubustack/api/json";
import type { Access } from "@bubustack/apiserver/authz/access";
import { authorize } from "@bubustack/apiserver/authz/authorize";
import { policyOf } from "@bubustack/apiserver/authz/policy";
import { subjectOf } from "@bubustack/policies/admission/inputs";
import { objectAt, textAt } from "@bubustack/policies/admission/policy";
import type { Found, Lookup } from "@bubustack/policies/admission/world";
import { selected } from "@bubustack/policies/policy/selected";
import type { Kinds } from "./kinds.ts";

/** What can be looked up; built once for one set of objects. */
export interface Given {
  readonly look: (lookup: Lookup) => Found;
}

/**
 * Params and reads are a closed world: what is not among the objects is not there. Namespaces and rights are not: without the
 * Namespace, or without roles and bindings, they are not known, and policies that depend on them stay unverified.
 */
export function given(objects: readonly JsonObject[], kinds: Kinds): Given {
  const byKind = Map.groupBy(objects, ({ apiVersion, kind }) => `${apiVersion} ${kind}`);
  const of = (apiVersion: string, kind: string) => byKind.get(`${apiVersion} ${kind}`) ?? [];
  const namespaces = new Map(of("v1", "Namespace").map((object) => [nameOf(object), named(object)]));
  const rbac = (kind: string) => of("rbac.authorization.k8s.io/v1", kind);
  const roles = [...rbac("Role"), ...rbac("ClusterRole")];
  const bindings = [...rbac("RoleBinding"), ...rbac("ClusterRoleBinding")];
  const policy = policyOf(roles, bindings);
  const rights = roles.length + bindings.length > 0;
  return {
    look: (lookup) => {
      switch (lookup.ask) {
        case "namespace": {
          const found = namespaces.get(lookup.name);
          if (found !== undefined) return { state: "objects", objects: [found] };
          return { state: "unknown", reason: `namespace "${lookup.name}" not given` };
        }
        case "paramKind": {
          const namespaced = kinds.namespaced(lookup.apiVersion, lookup.kind);
          return namespaced === undefined ? { state: "absent" } : { state: "kind", namespaced };
        }
        case "params":
        case "reads":
          return selected(of(lookup.apiVersion, lookup.kind), lookup);
        case "access": {
          if (!rights) return { state: "unknown", reason: "no roles and bindings given" };
          const { check, user } = lookup;
          const { verb, group, resource, subresource, namespace, name, path } = check;
          const access: Access =
            path === undefined
              ? { type: "resource", verb, group, resource, subresource, namespace, name }
              : { type: "path", verb, path };
          return { state: "access", access: authorize(access, subjectOf(check, user), policy) };
        }
      }
    },
  };
}

/** A Namespace with the label that the API server gives it. */
function named(object: JsonObject): JsonObject {
  const metadata = objectAt(object, "metadata");
  const labels = { "kubernetes.io/metadata.name": nameOf(object), ...objectAt(metadata, "labels") };
  return { ...object, metadata: { ...metadata, labels } };
}

function nameOf(object: JsonObject): string {
  return textAt(objectAt(object, "metadata"), "name");
}
