/** The policies of a group as ours, and what is compared of what they say. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Answer } from "./run.ts";

/** What the policies of a real server said: the part of a message that is theirs, or that they let it pass. */
export function saidBy({ code, message = "" }: Answer): { readonly refused?: string } | undefined {
  if (code < 400) return {};
  const refused = /(?:denied request|Internal error occurred): ([\s\S]*)$/.exec(message)?.[1];
  // What the schema refuses once a policy has changed the object is not for policies.
  return refused === undefined ? undefined : { refused };
}

/** The same policies as ClusterPolicies, where each has one binding that denies whatever it matches; else undefined. */
export function asOurs(policies: readonly JsonObject[]): readonly JsonObject[] | undefined {
  const bindings = policies.filter(({ kind }) => kind === "ValidatingAdmissionPolicyBinding");
  const natives = policies.filter(({ kind }) => kind === "ValidatingAdmissionPolicy");
  if (natives.length + bindings.length !== policies.length || natives.length !== bindings.length) return undefined;
  const ours: JsonObject[] = [];
  for (const { metadata, spec } of natives) {
    const name = isObject(metadata) ? metadata["name"] : undefined;
    const bound = bindings.map((binding) => binding["spec"]).find((one) => isObject(one) && one["policyName"] === name);
    if (!isObject(spec) || !isObject(bound) || bound["matchResources"] !== undefined) return undefined;
    if (JSON.stringify(bound["validationActions"]) !== '["Deny"]') return undefined;
    const paramRef = bound["paramRef"] === undefined ? {} : { paramRef: bound["paramRef"] };
    ours.push({
      apiVersion: "policy.bubustack.io/v1alpha1",
      kind: "ClusterPolicy",
      metadata: { name: name ?? "" },
      spec: { ...spec, ...paramRef },
    });
  }
  return ours;
}
