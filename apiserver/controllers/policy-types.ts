import type { JsonObject } from "@bubustack/api/json";
import type { TypedKind } from "@bubustack/policies/admission/type-check";
import { namedResources, typeWarnings } from "@bubustack/policies/admission/type-check";
import { at, textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";

/** The status of a ValidatingAdmissionPolicy: what the types of the kinds that it matches say of it. */
export function statusOf({ registry }: Server, policy: JsonObject, observedGeneration: number): JsonObject {
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
