/** Requests, policies and a world for tests. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { mutatingPolicy, validatingPolicy } from "../compiled.ts";
import type { Mutated, Pass } from "../mutate.ts";
import { mutate } from "../mutate.ts";
import type { Shape } from "../mutation.ts";
import { readBinding } from "../policy.ts";
import { PolicySet } from "../policy-set.ts";
import type { Validated } from "../validate.ts";
import { validate } from "../validate.ts";
import type { Found, Lookup, World } from "../world.ts";
import { lookupKey } from "../world.ts";

export const configMap = {
  kind: { group: "", version: "v1", kind: "ConfigMap" },
  resource: { group: "", version: "v1", resource: "configmaps" },
} as const;

/** The creation of a ConfigMap. */
export function request(more: Partial<AdmissionRequest> = {}): AdmissionRequest {
  return {
    uid: "u",
    ...configMap,
    name: "a",
    namespace: "n",
    operation: "CREATE",
    userInfo: { username: "ann", groups: ["devs"] },
    object: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "n" }, data: { x: "1" } },
    oldObject: null,
    dryRun: false,
    options: { kind: "CreateOptions" },
    ...more,
  };
}

export const namespace: JsonObject = {
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "n", labels: { team: "a" } },
};

/** A world that knows the namespace `n`, ConfigMaps as params, and lets everybody do everything; `more` comes first. */
export function world(more: (lookup: Lookup) => Found | "open" | undefined = () => undefined): World {
  return {
    look: (lookup) => {
      const own = more(lookup);
      if (own !== undefined) return own === "open" ? undefined : own;
      if (lookup.ask === "namespace") return { state: "objects", objects: [namespace] };
      if (lookup.ask === "paramKind") return { state: "kind", namespaced: true };
      if (lookup.ask === "access") return { state: "access", access: { allowed: true, reason: "" } };
      return { state: "absent" };
    },
  };
}

/** A world in which nothing is known before it was asked: answers are given from the second round on. */
export function learning(from: World): { readonly world: World; readonly learn: (lookups: readonly Lookup[]) => void } {
  const known = new Set<string>();
  return {
    world: { look: (lookup) => (known.has(lookupKey(lookup)) ? from.look(lookup) : undefined) },
    learn: (lookups) => {
      for (const lookup of lookups) known.add(lookupKey(lookup));
    },
  };
}

const matchConstraints = {
  resourceRules: [
    { apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["configmaps", "configmaps/*"] },
  ],
};

/** A policy about ConfigMaps, as it is stored. */
export function policy(kind: "Validating" | "Mutating", spec: JsonObject, name = "p"): JsonObject {
  return {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: `${kind}AdmissionPolicy`,
    metadata: { name },
    spec: { failurePolicy: "Fail", matchConstraints, ...spec },
  };
}

export function binding(spec: JsonObject = {}, name = "b"): JsonObject {
  return { metadata: { name }, spec: { policyName: "p", validationActions: ["Deny"], ...spec } };
}

/** What one ValidatingAdmissionPolicy says, by its spec. */
export function validated(spec: JsonObject, of = request(), within = world(), bindings = [binding()]): Validated {
  const set = new PolicySet([validatingPolicy(policy("Validating", spec))], bindings.map(readBinding));
  const candidates = set.candidates(of.operation, [of.resource], of.subResource ?? "");
  return validate(candidates, of, within);
}

/** The verdict of a policy that has nothing to ask. */
export function verdict(...given: Parameters<typeof validated>) {
  const result = validated(...given);
  if ("needs" in result) throw new Error(`it asks: ${JSON.stringify(result.needs)}`);
  return result.verdict;
}

export const configMapSchema: Structural = {
  type: "object",
  properties: {
    apiVersion: { type: "string" },
    kind: { type: "string" },
    metadata: {
      type: "object",
      properties: {
        name: { type: "string" },
        namespace: { type: "string" },
        labels: { type: "object", additionalProperties: { type: "string" } },
        finalizers: { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
      },
    },
    data: { type: "object", additionalProperties: { type: "string" } },
  },
};

export const shape: Shape = { schema: configMapSchema, complete: (object) => ({ object }) };

/** What MutatingAdmissionPolicies with these specs make of a request. */
export function mutated(
  specs: readonly JsonObject[],
  of = request(),
  within = world(),
  before?: Pass,
  as: Shape = shape,
  bound: JsonObject = {},
): Mutated {
  const policies = specs.map((spec, index) => mutatingPolicy(policy("Mutating", spec, `p${index}`)));
  const bindings = policies.map(({ name }) => readBinding(binding({ policyName: name, ...bound }, `b-${name}`)));
  const candidates = new PolicySet(policies, bindings).candidates(of.operation, [of.resource], of.subResource ?? "");
  return mutate(candidates, of, within, as, before);
}

/** The verdict of mutations that have nothing to ask. */
export function mutation(...given: Parameters<typeof mutated>) {
  const result = mutated(...given);
  if ("needs" in result) throw new Error(`it asks: ${JSON.stringify(result.needs)}`);
  return result.verdict;
}

export function apply(expression: string): JsonObject {
  return { patchType: "ApplyConfiguration", applyConfiguration: { expression } };
}

export function patch(expression: string): JsonObject {
  return { patchType: "JSONPatch", jsonPatch: { expression } };
}

/** A field of the object that mutations left. */
export function left(given: ReturnType<typeof mutation>, field: string) {
  return isObject(given.object) ? given.object[field] : undefined;
}
