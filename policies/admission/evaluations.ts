/** Evaluating the policies that validate, without saying yet what their outcomes mean for the request. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Value } from "@bubustack/cel/values/value";
import { Pending } from "@bubustack/cel/values/value";
import type { Wait } from "./inputs.ts";
import { Scene } from "./inputs.ts";
import type { ConfigError, Invocation, Unverified } from "./invocations.ts";
import { invocationsOf, namespaceOf } from "./invocations.ts";
import type { Bound } from "./policy-set.ts";
import type { Prepare } from "./prepared.ts";
import type { ValidatingPolicy } from "./validating-policy.ts";
import type { Done } from "./validation.ts";
import { evaluatePolicy, failed } from "./validation.ts";
import type { Lookup, World } from "./world.ts";
import { lookupKey } from "./world.ts";

export interface Evaluated<P extends ValidatingPolicy> {
  readonly invocation: Invocation<P>;
  readonly evaluation: Done;
}

/** What all policies said, in the order of policies and bindings. */
export interface Evaluations<P extends ValidatingPolicy> {
  readonly evaluated: readonly Evaluated<P>[];
  readonly errors: readonly ConfigError<P>[];
  readonly unverified: readonly Unverified[];
  /** What must be asked before this is complete. */
  readonly lookups: readonly Lookup[];
}

/** Evaluates the policies that may match a request. Total: what goes wrong is an outcome of the policy that it concerns. */
export function evaluateAll<P extends ValidatingPolicy>(
  candidates: readonly Bound<P>[],
  request: AdmissionRequest,
  world: World,
  prepare?: Prepare<P>,
): Evaluations<P> {
  if (candidates.length === 0) return { evaluated: [], errors: [], unverified: [], lookups: [] };
  const met = invocationsOf(candidates, request, world);
  const lookups = [...met.lookups];
  const errors = [...met.errors];
  const unverified = [...met.unverified];
  const evaluated: Evaluated<P>[] = [];
  if (met.invocations.length > 0) {
    const namespace = namespaceInput(request, world);
    lookups.push(...namespace.lookups);
    const scene = new Scene(request, world);
    for (const invocation of met.invocations) {
      const { policy, binding } = invocation;
      if (namespace.failed !== undefined) {
        errors.push({ policy, binding, reason: namespace.failed });
        continue;
      }
      const evaluation = evaluateOne(invocation, scene, namespace.value, prepare);
      if (evaluation.state === "open") lookups.push(...evaluation.lookups);
      else if (evaluation.state === "unknown") unverified.push({ policy: policy.name, reason: evaluation.reason });
      else evaluated.push({ invocation, evaluation });
    }
  }
  return { evaluated, errors, unverified, lookups: distinct(lookups) };
}

function evaluateOne<P extends ValidatingPolicy>(
  { policy, param, target }: Invocation<P>,
  scene: Scene,
  namespace: Value,
  prepare: Prepare<P> | undefined,
) {
  const { world } = scene;
  try {
    if (world.expired?.() === true) return failed(policy, timeIsUp, "time");
    const inputs = scene.inputs(target, param, namespace);
    return evaluatePolicy(policy, inputs, { ...inputs, namespaceObject: null }, world, prepare);
  } catch {
    return failed(policy, broken, "internal");
  }
}

/** Why a policy was not evaluated in time. */
export const timeIsUp = "the time for the review was up before the policy was evaluated";
/** What is said of a policy whose evaluation broke off in a way that nothing foresees. */
export const broken = "the policy could not be evaluated";

/** The namespace of a request as expressions see it: where it cannot be known, only those that look at it are stuck. */
export function namespaceInput(
  request: AdmissionRequest,
  world: World,
): { readonly value: Value; readonly lookups: readonly Lookup[]; readonly failed?: string } {
  const none: readonly Lookup[] = [];
  try {
    const found = namespaceOf(request, world);
    if (found.state === "open") return { value: null, lookups: found.lookups };
    if (found.state === "failed") return { value: null, lookups: none, failed: found.reason };
    if (found.state === "namespace") return { value: found.namespace as Value, lookups: none };
    const wait: Wait = { lookup: { ask: "namespace", name: request.namespace ?? "" }, unknown: found.reason };
    return { value: new Pending([wait]), lookups: none };
  } catch {
    return { value: null, lookups: none, failed: broken };
  }
}

/** Questions without their repetitions. */
export function distinct(lookups: readonly Lookup[]): readonly Lookup[] {
  if (lookups.length < 2) return lookups;
  return [...new Map(lookups.map((lookup) => [lookupKey(lookup), lookup])).values()];
}
