/** Changing the object of a request by MutatingAdmissionPolicies. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { applyConfiguration } from "./apply-configuration.ts";
import { checkConditions } from "./conditions.ts";
import { Scene, stuck } from "./inputs.ts";
import type { ConfigError, Invocation, Unverified } from "./invocations.ts";
import { invocationsOf, namespaceOf } from "./invocations.ts";
import { applyOperations, readOperations } from "./json-patch.ts";
import type { MutatingPolicy, Mutation } from "./mutating-policy.ts";
import type { Bound } from "./policy-set.ts";
import type { Inputs } from "./run.ts";
import { exhausted, policyBudget, Run } from "./run.ts";
import type { Lookup, World } from "./world.ts";

/** What is known about the kind of the object that is changed. */
export interface Shape {
  readonly schema: Structural;
  /** Completes a changed object by its defaults; a problem where it is no object of its kind any more. */
  readonly complete: (object: JsonObject) => { readonly object: JsonObject } | { readonly problem: string };
}

/** What one pass over the policies leaves for the next one of the same request. */
export interface Pass {
  /** Policies that ran and may have to run again once something changes after them. */
  readonly ran: ReadonlySet<string>;
  /** Policies that are to run again. */
  readonly again: ReadonlySet<string>;
  /** The object as the last policy left it. */
  readonly left: JsonObject | undefined;
}

export interface MutationDenial {
  readonly policy: string;
  readonly binding?: string;
  readonly message: string;
  /** Invalid where an expression failed; Forbidden where policy, binding or params are not as they must be. */
  readonly reason: "Invalid" | "Forbidden";
}

export interface MutationVerdict {
  readonly allowed: boolean;
  readonly object: JsonObject | undefined;
  /** In their order: the API server gives the first one's message, and all of them as causes. */
  readonly denials: readonly MutationDenial[];
  /** What ends the request whatever the failure policy: a patch that leaves no object of the kind. */
  readonly internal?: string;
  readonly unverified: readonly Unverified[];
  /** Something was patched, so that admission goes through all that asked for it once more. */
  readonly patched: boolean;
  readonly pass: Pass;
}

export type Mutated = { readonly verdict: MutationVerdict } | { readonly needs: readonly Lookup[] };

const firstPass: Pass = { ran: new Set(), again: new Set(), left: undefined };

/**
 * Runs the policies that may match a request, one after the other, each over what the one before left. `before` is the
 * pass that came first, where this is the second one.
 */
export function mutate(
  candidates: readonly Bound<MutatingPolicy>[],
  request: AdmissionRequest,
  world: World,
  shape: Shape,
  before?: Pass,
): Mutated {
  const object = isObject(request.object) ? request.object : undefined;
  const pass = new Passing(object, before);
  if (candidates.length === 0) return { verdict: pass.finish() };
  const met = invocationsOf(candidates, request, world);
  const lookups: Lookup[] = [...met.lookups];
  for (const error of met.errors) pass.configError(error);
  pass.unverified.push(...met.unverified);
  const namespace = met.invocations.length === 0 ? undefined : namespaceOf(request, world);
  if (namespace?.state === "open") lookups.push(...namespace.lookups);
  if (lookups.length > 0) return { needs: lookups };
  const scene = new Scene(request, world);
  for (const invocation of met.invocations) {
    if (namespace?.state === "unknown")
      pass.unverified.push({ policy: invocation.policy.name, reason: namespace.reason });
    else if (namespace?.state === "failed") pass.configError({ ...invocation, reason: namespace.reason });
    else {
      const of = namespace?.state === "namespace" ? namespace.namespace : null;
      const needs = pass.invoke(invocation, scene, of, shape);
      if (needs !== undefined) return { needs };
      if (pass.internal !== undefined) break;
    }
  }
  return { verdict: pass.finish() };
}

/** A pass that is going on. */
class Passing {
  readonly unverified: Unverified[] = [];
  readonly #denials: MutationDenial[] = [];
  internal: string | undefined;
  #object: JsonObject | undefined;
  #patched = false;
  readonly #second: boolean;
  #ran: Set<string>;
  readonly #again: Set<string>;

  constructor(object: JsonObject | undefined, before: Pass | undefined) {
    this.#object = object;
    this.#second = before !== undefined;
    const { ran, again, left } = before ?? firstPass;
    this.#ran = new Set(ran);
    this.#again = new Set(again);
    if (before !== undefined && !equal(left, object)) this.#runAgain();
  }

  configError({ policy, binding, reason }: ConfigError): void {
    const what = binding === undefined ? "policy" : "binding";
    this.#deny(policy, binding?.name, `failed to configure ${what}: ${reason}`, "Forbidden");
  }

  /** Evaluates one policy; answers what must be asked first. */
  invoke(
    { policy, binding, param, target }: Invocation<MutatingPolicy>,
    scene: Scene,
    namespace: JsonObject | null,
    shape: Shape,
  ): readonly Lookup[] | undefined {
    const { expired } = scene.world;
    const inputs = (of: JsonObject | null) => scene.inputs(target, param, of, this.#object);
    const held = checkConditions(policy.conditions, inputs(null), undefined, expired);
    if (held.state === "open") return held.lookups;
    if (held.state === "unknown") this.unverified.push({ policy: policy.name, reason: held.reason });
    if (held.state === "failed") this.#deny(policy, binding.name, held.reason, "Invalid");
    if (held.state !== "yes") return undefined;
    const key = JSON.stringify([policy.name, binding.name, nameOf(param)]);
    if (this.#second && !this.#again.has(key)) return undefined;
    const start = this.#object;
    for (const mutation of policy.mutations) {
      if (this.#object === undefined) break;
      const result = patched(policy, mutation, inputs(namespace), this.#object, shape, expired);
      if ("needs" in result) return result.needs;
      if ("unknown" in result) this.unverified.push({ policy: policy.name, reason: result.unknown });
      else if ("problem" in result) this.#deny(policy, binding.name, result.problem, "Invalid");
      else if ("internal" in result) {
        this.internal = result.internal;
        return undefined;
      } else {
        this.#object = result.object;
        this.#patched = true;
      }
    }
    if (!equal(start, this.#object)) this.#runAgain();
    if (policy.reinvoked) this.#ran.add(key);
    return undefined;
  }

  finish(): MutationVerdict {
    if (this.#patched) this.#runAgain();
    return {
      allowed: this.#denials.length === 0 && this.internal === undefined,
      object: this.#object,
      denials: this.#denials,
      ...(this.internal !== undefined && { internal: this.internal }),
      unverified: this.unverified,
      patched: this.#patched,
      pass: { ran: this.#ran, again: this.#again, left: this.#object },
    };
  }

  #deny(
    { name, failurePolicy }: Pick<MutatingPolicy, "name" | "failurePolicy">,
    binding: string | undefined,
    message: string,
    reason: MutationDenial["reason"],
  ): void {
    if (failurePolicy === "Ignore") return;
    this.#denials.push({ policy: name, ...(binding !== undefined && { binding }), message, reason });
  }

  #runAgain(): void {
    for (const key of this.#ran) this.#again.add(key);
    this.#ran = new Set();
  }
}

type Patched =
  | { readonly object: JsonObject }
  | { readonly problem: string }
  | { readonly internal: string }
  | { readonly needs: readonly Lookup[] }
  | { readonly unknown: string };

/** The object after one mutation. */
function patched(
  { variables }: MutatingPolicy,
  { patchType, expression }: Mutation,
  inputs: Inputs,
  object: JsonObject,
  { schema, complete }: Shape,
  expired?: () => boolean,
): Patched {
  if ("problem" in expression) return { problem: expression.problem };
  const result = new Run(inputs, variables, policyBudget, expired).evaluate(expression);
  if (result.state === "error") return { problem: result.message };
  if (result.state === "exhausted") return { problem: exhausted };
  if (result.state === "pending") {
    const why = stuck(result.asks);
    return "lookups" in why ? { needs: why.lookups } : { unknown: why.unknown };
  }
  let made: { readonly document: Json } | { readonly problem: string };
  if (patchType === "JSONPatch") {
    const operations = readOperations(result.value);
    made = "problem" in operations ? operations : applyOperations(object, operations);
  } else made = applyConfiguration(object, result.value, schema);
  if ("problem" in made) return made;
  if (!isObject(made.document)) return { internal: "the patch leaves no object" };
  const completed = complete(made.document);
  return "problem" in completed ? { internal: completed.problem } : completed;
}

function nameOf(param: JsonObject | null): readonly Json[] {
  const metadata = param?.["metadata"];
  return isObject(metadata) ? [metadata["namespace"] ?? "", metadata["name"] ?? ""] : [];
}

/** The sentence in which the API server speaks of a denial. */
export function mutationDenialText({ policy, binding, message }: MutationDenial): string {
  const by = binding === undefined ? JSON.stringify(policy) : `'${policy}' with binding '${binding}'`;
  return `policy ${by} denied request: ${message}`;
}
