/** ClusterPolicy and Policy, compiled into what evaluates the policies of Kubernetes. */
import { parseDuration } from "@bubustack/api/duration";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Environment } from "@bubustack/cel/environment";
import type { Declared } from "../admission/environment.ts";
import { environmentFor, withReads } from "../admission/environment.ts";
import type { MutatingPolicy } from "../admission/mutating-policy.ts";
import { readMutatingPolicy } from "../admission/mutating-policy.ts";
import { readParamRef } from "../admission/params.ts";
import type { Binding } from "../admission/policy.ts";
import { listAt, objectAt, textAt } from "../admission/policy.ts";
import type { ValidatingPolicy } from "../admission/validating-policy.ts";
import { readValidatingPolicy } from "../admission/validating-policy.ts";
import { variablesAt } from "./points.ts";
import type { Read } from "./reads.ts";
import { compileReads } from "./reads.ts";

export type Action = "Deny" | "Warn" | "Audit";

/** A policy of ours. It has both faces, that of a policy that validates and that of one that changes objects. */
export interface OwnPolicy extends ValidatingPolicy, MutatingPolicy {
  readonly kind: "ClusterPolicy" | "Policy";
  /** `metadata.name`; `name` is unique among policies of all kinds and namespaces. */
  readonly title: string;
  /** Of a Policy: the only one that it judges and sees. Empty for a ClusterPolicy. */
  readonly namespace: string;
  /** Where it is asked. */
  readonly at: readonly string[];
  /** What a validation that does not hold means, and an error. */
  readonly action: Action;
  /** What findings say of each validation. */
  readonly rules: readonly { readonly name: string; readonly path: string }[];
  readonly reads: readonly Read[];
  readonly podControllers: readonly string[];
  /** How long an exception may last from its approval, in milliseconds; undefined: there may be none. */
  readonly maxDuration: number | undefined;
  /** What puts it in force: everything that it matches, with the params that it names. */
  readonly binding: Binding;
}

/** True for policies of ours. */
export function isOwn(policy: object): policy is OwnPolicy {
  return "podControllers" in policy;
}

/** The unique name of a policy; `namespace` is empty for a ClusterPolicy. No policy of Kubernetes can have such a name. */
export function policyKey(namespace: string, name: string): string {
  return namespace === "" ? `clusterpolicies/${name}` : `policies/${namespace}/${name}`;
}

const known = new WeakMap<JsonObject, OwnPolicy>();

/** A ClusterPolicy or Policy, compiled; kept for as long as somebody holds its spec. */
export function ownPolicy(object: JsonObject): OwnPolicy {
  const spec = objectAt(object, "spec");
  const { namespace, name } = identity(object);
  const found = known.get(spec);
  if (found?.title === name && found.namespace === namespace) return found;
  const made = readOwnPolicy(object);
  known.set(spec, made);
  return made;
}

function identity(object: JsonObject): { readonly namespace: string; readonly name: string } {
  const metadata = objectAt(object, "metadata");
  return {
    namespace: object["kind"] === "Policy" ? textAt(metadata, "namespace") : "",
    name: textAt(metadata, "name"),
  };
}

/** Compiles one. Never fails: what cannot be compiled is an error when it is evaluated. */
function readOwnPolicy(object: JsonObject): OwnPolicy {
  const spec = objectAt(object, "spec");
  const { namespace, name: title } = identity(object);
  const namespaced = object["kind"] === "Policy";
  const at = pointsOf(spec["at"]);
  const reads = listAt(spec, "reads").filter(isObject);
  const extra = variablesAt(at);
  const request = (declared: Declared): Environment => environmentFor({ ...declared, extra });
  const names = reads.map((read) => textAt(read, "name"));
  const rules = (declared: Declared): Environment => withReads(request(declared), names);
  // The key stands in for the name, so that one set holds policies of all kinds.
  const keyed = { ...object, metadata: { name: policyKey(namespace, title) } };
  const validating = readValidatingPolicy(keyed, { conditions: request, rules });
  const mutating = readMutatingPolicy(keyed, { conditions: request, rules });
  const { constraints } = validating;
  return {
    ...validating,
    mutations: namespaced ? [] : mutating.mutations,
    reinvoked: mutating.reinvoked,
    settles: true,
    ...(namespaced && { constraints: { ...constraints, within: namespace } }),
    kind: namespaced ? "Policy" : "ClusterPolicy",
    title,
    namespace,
    at,
    action: actionOf(spec["action"]),
    rules: listAt(spec, "validations").map((item, index) => {
      const of = isObject(item) ? item : {};
      return { name: textAt(of, "name") || `validations[${index}]`, path: textAt(of, "path") };
    }),
    reads: compileReads(reads, request({ params: false, authorizer: true }), namespaced ? namespace : undefined),
    podControllers: textsOf(objectAt(spec, "autogen")["podControllers"]),
    maxDuration: parseDuration(textAt(objectAt(spec, "exceptions"), "maxDuration")),
    binding: bindingOf(keyed, spec),
  };
}

function bindingOf(keyed: JsonObject, spec: JsonObject): Binding {
  const name = textAt(objectAt(keyed, "metadata"), "name");
  const given = spec["paramRef"];
  const ref = readParamRef(isObject(given) ? { parameterNotFoundAction: "Deny", ...given } : given);
  return { name, policyName: name, paramRef: ref, constraints: undefined, actions: [] };
}

function pointsOf(given: Json | undefined): readonly string[] {
  const points = textsOf(given);
  return points.length === 0 ? ["Admission"] : points;
}

/** What is not known refuses. */
function actionOf(given: Json | undefined): Action {
  return given === "Warn" || given === "Audit" ? given : "Deny";
}

function textsOf(given: Json | undefined): readonly string[] {
  return isList(given) ? given.filter((item) => typeof item === "string") : [];
}
