import type { JsonObject } from "@bubustack/api/json";
import type { TypedKind } from "@bubustack/policies/admission/type-check";
import { namedResources, typeWarnings } from "@bubustack/policies/admission/type-check";
import { at, textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import type { Controller } from "./loop.ts";

const policies = { group: "admissionregistration.k8s.io", resource: "validatingadmissionpolicies" };

/** Writes into the status of a ValidatingAdmissionPolicy what the types of the kinds that it matches say about it. */
export function policyStatusController(server: Server): Controller {
  return {
    key: ({ resource, after }) =>
      after !== undefined && resource.resource === policies.resource && resource.group === policies.group
        ? after.key
        : undefined,
    work: async (key) => {
      const entry = server.store.collection(policies).get(key);
      if (entry === undefined) return;
      const { object } = entry;
      const generation = at(object, "metadata", "generation");
      const observed = at(object, "status", "observedGeneration");
      if (typeof generation !== "number" || (typeof observed === "number" && generation <= observed)) return;
      const written = server.store.put(
        policies,
        key,
        { ...object, status: statusOf(server, object, generation) },
        entry,
      );
      if (written === undefined) throw new Error("the policy has changed meanwhile");
    },
  };
}

function statusOf({ registry }: Server, policy: JsonObject, observedGeneration: number): JsonObject {
  const kinds = namedResources(policy).flatMap(({ group, version, resource }) => {
    const found = registry.find(group, version, resource);
    return found === undefined ? [] : [typedKind(found)];
  });
  const kind = at(policy, "spec", "paramKind");
  const params = kind === undefined ? undefined : registry.byKind(textAt(kind, "apiVersion"), textAt(kind, "kind"));
  const warnings = typeWarnings(policy, kinds, params && typedKind(params));
  return {
    observedGeneration,
    typeChecking: warnings.length === 0 ? {} : { expressionWarnings: warnings.map((warning) => ({ ...warning })) },
  };
}

function typedKind({ group, version, kind, schema }: Resource): TypedKind {
  return { kind: { group, version, kind }, schema };
}
