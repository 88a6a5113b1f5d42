/** All that is linted together. */
import type { JsonObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import type { Exception } from "../policy/exceptions.ts";
import { readException } from "../policy/exceptions.ts";
import { isPolicy } from "../policy/is-policy.ts";
import type { Subject } from "./subject.ts";
import { subjectOf } from "./subject.ts";

export interface Scope {
  readonly policies: readonly Subject[];
  /** Bindings of the policies of Kubernetes. */
  readonly bindings: readonly JsonObject[];
  readonly exceptions: readonly { readonly object: JsonObject; readonly exception: Exception }[];
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** Sorts objects; those that are none of these are left aside. */
export function scopeOf(objects: readonly JsonObject[], now: number, digests: Digests): Scope {
  const of = (group: string, ...kinds: readonly string[]) =>
    objects.filter(
      ({ apiVersion, kind }) =>
        typeof apiVersion === "string" && apiVersion.startsWith(`${group}/`) && kinds.includes(String(kind)),
    );
  return {
    policies: objects.filter(isPolicy).map(subjectOf),
    bindings: of("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicyBinding"),
    exceptions: of("policy.bubustack.io", "ClusterPolicyException", "PolicyException").map((object) => ({
      object,
      exception: readException(object, digests),
    })),
    now,
  };
}
