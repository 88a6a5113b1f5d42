import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import { Policy } from "@bubustack/api/policy/policy";
import { PolicyException } from "@bubustack/api/policy/policy-exception";
import { metadataOf } from "@bubustack/runtime/kube/object";

/** Index of exceptions, by the policies that they are from. */
export const byPolicy = "exceptionsByPolicy";

/** A policy that an exception is from. */
export interface PolicyNamed {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** The policies that an exception is from, in its order. */
export function policiesOf(exception: JsonObject): readonly PolicyNamed[] {
  const { namespace } = metadataOf(exception);
  const { kind, spec } = exception;
  const given = isObject(spec) && isList(spec["policies"]) ? spec["policies"].filter(isObject) : [];
  return given.map((one) => {
    const name = typeof one["name"] === "string" ? one["name"] : "";
    const within = kind === PolicyException.kind && one["kind"] === Policy.kind;
    return within ? { kind: Policy.kind, namespace, name } : { kind: ClusterPolicy.kind, namespace: "", name };
  });
}

/** As the index has it. */
export function policyName({ kind, namespace, name }: PolicyNamed): string {
  return `${kind} ${namespace}/${name}`;
}
