/** Changing the object of a request by MutatingAdmissionPolicies. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import type { Value } from "@bubustack/cel/values/value";
import { checkConditions } from "./conditions.ts";
import { asTarget } from "./constraints.ts";
import { broken, distinct, namespaceInput, timeIsUp } from "./evaluations.ts";
import { Scene } from "./inputs.ts";
import type { ConfigError, Invocation, Unverified } from "./invocations.ts";
import { invocationsOf } from "./invocations.ts";
import type { MutatingPolicy, Mutation } from "./mutating-policy.ts";
import type { Patched, Shape } from "./mutation.ts";
import { patched, unsettled } from "./mutation.ts";
import type { Bound } from "./policy-set.ts";
import type { Prepare, Step } from "./prepared.ts";
import type { Lookup, Target, World } from "./world.ts";

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
  readonly step: Step;
}

export interface MutationVerdict {
  readonly allowed: boolean;
  readonly object: JsonObject | undefined;
  /** In their order: the API server gives the first one's message, and all of them as causes. */
  readonly denials: readonly MutationDenial[];
  /** What ends the request whatever the failure policy: a patch that leaves no object of the kind. */
  readonly internal?: string;
  /** The policy whose patch that was. */
  readonly internalBy?: string;
  /** What went wrong and counts for nothing, as the failure policy is Ignore. */
  readonly ignored: readonly { readonly policy: string; readonly message: string }[];
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
export function mutate<P extends MutatingPolicy>(
  candidates: readonly Bound<P>[],
  request: AdmissionRequest,
  world: World,
  shape: Shape,
  before?: Pass,
  prepare?: Prepare<P>,
): Mutated {
  const object = isObject(request.object) ? request.object : undefined;
  const pass = new Passing<P>(object, before, prepare);
  if (candidates.length === 0) return { verdict: pass.finish() };
  const met = invocationsOf(candidates, request, world);
  const lookups: Lookup[] = [...met.lookups];
  for (const error of met.errors) pass.configError(error);
  pass.unverified.push(...met.unverified);
  if (met.invocations.length === 0) return lookups.length > 0 ? { needs: lookups } : { verdict: pass.finish() };
  const namespace = namespaceInput(request, world);
  lookups.push(...namespace.lookups);
  if (lookups.length > 0) return { needs: distinct(lookups) };
  const scene = new Scene(request, world);
  for (const invocation of met.invocations) {
    if (namespace.failed !== undefined) {
      pass.configError({ ...invocation, reason: namespace.failed });
      continue;
    }
    const needs = pass.invoke(invocation, scene, namespace.value, shape);
    if (needs !== undefined) return { needs };
    if (pass.internal !== undefined) break;
  }
  return { verdict: pass.finish() };
}

/** A pass that is going on. */
class Passing<P extends MutatingPolicy> {
  readonly unverified: Unverified[] = [];
  readonly #ignored: { readonly policy: string; readonly message: string }[] = [];
  readonly #denials: MutationDenial[] = [];
  internal: { readonly message: string; readonly policy: string } | undefined;
  readonly #prepare: Prepare<P> | undefined;
  #object: JsonObject | undefined;
  #patched = false;
  readonly #second: boolean;
  #ran: Set<string>;
  readonly #again: Set<string>;

  constructor(object: JsonObject | undefined, before: Pass | undefined, prepare: Prepare<P> | undefined) {
    this.#object = object;
    this.#prepare = prepare;
    this.#second = before !== undefined;
    const { ran, again, left } = before ?? firstPass;
    this.#ran = new Set(ran);
    this.#again = new Set(again);
    if (before !== undefined && !equal(left, object)) this.#runAgain();
  }

  configError({ policy, binding, reason }: ConfigError): void {
    const what = binding === undefined ? "policy" : "binding";
    this.#deny(policy, binding?.name, `failed to configure ${what}: ${reason}`, what);
  }

  /** Evaluates one policy; answers what must be asked first. */
  invoke(invocation: Invocation<P>, scene: Scene, namespace: Value, shape: Shape): readonly Lookup[] | undefined {
    const { policy, binding } = invocation;
    const start = this.#object;
    try {
      if (scene.world.expired?.() === true) this.#deny(policy, binding.name, timeIsUp, "time");
      else return this.#invoke(invocation, scene, namespace, shape);
    } catch {
      this.#object = start;
      this.#deny(policy, binding.name, broken, "internal");
    }
    return undefined;
  }

  #invoke(
    { policy, binding, param, target }: Invocation<P>,
    scene: Scene,
    namespace: Value,
    shape: Shape,
  ): readonly Lookup[] | undefined {
    const { world } = scene;
    const inputs = (of: Value, object = this.#object) => scene.inputs(target, param, of, object);
    const held = checkConditions(policy.conditions, inputs(null), undefined, world);
    if (held.state === "open") return held.lookups;
    if (held.state === "unknown") this.unverified.push({ policy: policy.name, reason: held.reason });
    if (held.state === "failed") this.#deny(policy, binding.name, held.reason, "conditions");
    if (held.state !== "yes") return undefined;
    const key = JSON.stringify([policy.name, binding.name, nameOf(param)]);
    if (this.#second && !this.#again.has(key)) return undefined;
    const prepared = this.#prepare?.(policy, inputs(namespace)) ?? ready;
    if (prepared.state === "open") return prepared.lookups;
    if (prepared.state === "unknown") this.unverified.push({ policy: policy.name, reason: prepared.reason });
    if (prepared.state === "failed") this.#deny(policy, binding.name, prepared.reason, "reads");
    if (prepared.state !== "ready") return undefined;
    const start = this.#object;
    const known = prepared.inputs;
    const mend = (mutation: Mutation, object: JsonObject) =>
      mended(scene, target, object, shape, (as, of) =>
        patched(policy, mutation, { ...known, ...inputs(namespace, object) }, as, of, world),
      );
    for (const mutation of policy.mutations) {
      if (this.#object === undefined) break;
      const result = mend(mutation, this.#object);
      if ("needs" in result) return result.needs;
      if ("unknown" in result) this.unverified.push({ policy: policy.name, reason: result.unknown });
      else if ("problem" in result) this.#deny(policy, binding.name, result.problem, "mutation");
      else if ("internal" in result) {
        this.internal = { message: result.internal, policy: policy.name };
        return undefined;
      } else {
        this.#object = result.object;
        this.#patched = true;
      }
    }
    if (!equal(start, this.#object)) {
      const again = policy.settles === true ? unsettled(policy, this.#object, inputs, mend, world) : undefined;
      if (again !== undefined) {
        this.#object = start;
        if ("needs" in again) return again.needs;
        if ("unknown" in again) this.unverified.push({ policy: policy.name, reason: again.unknown });
        else this.#deny(policy, binding.name, "problem" in again ? again.problem : again.internal, "mutation");
      } else this.#runAgain();
    }
    if (policy.reinvoked) this.#ran.add(key);
    return undefined;
  }

  finish(): MutationVerdict {
    if (this.#patched) this.#runAgain();
    return {
      allowed: this.#denials.length === 0 && this.internal === undefined,
      object: this.#object,
      denials: this.#denials,
      ...(this.internal !== undefined && { internal: this.internal.message, internalBy: this.internal.policy }),
      ignored: this.#ignored,
      unverified: this.unverified,
      patched: this.#patched,
      pass: { ran: this.#ran, again: this.#again, left: this.#object },
    };
  }

  #deny(
    { name, failurePolicy }: Pick<MutatingPolicy, "name" | "failurePolicy">,
    binding: string | undefined,
    message: string,
    step: Step,
  ): void {
    const reason = step === "policy" || step === "binding" ? "Forbidden" : "Invalid";
    if (failurePolicy === "Ignore") this.#ignored.push({ policy: name, message });
    else this.#denials.push({ policy: name, ...(binding !== undefined && { binding }), message, reason, step });
  }

  #runAgain(): void {
    for (const key of this.#ran) this.#again.add(key);
    this.#ran = new Set();
  }
}

const ready = { state: "ready", inputs: {} } as const;

/** What a mutation makes of the object: of what it is as the policy means it, where the world can convert that. */
function mended(
  { request, world }: Scene,
  target: Target,
  object: JsonObject,
  shape: Shape,
  patch: (object: JsonObject, shape: Shape) => Patched,
): Patched {
  const as = world.convert === undefined ? object : asTarget(object, target, request, world);
  if (as === object) return patch(object, shape);
  const made = patch(as, shape.of?.(target.kind) ?? shape);
  if (!("object" in made)) return made;
  const back = shape.complete(world.convert?.(made.object, request.kind) ?? made.object);
  return "problem" in back ? { internal: back.problem } : back;
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
