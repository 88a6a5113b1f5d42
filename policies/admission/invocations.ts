/** Which policies a request meets, by which bindings, with which params. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { matchConstraints } from "./constraints.ts";
import { isExempt } from "./exempt.ts";
import type { Stuck } from "./params.ts";
import { findKind, findParams } from "./params.ts";
import type { Binding, Policy } from "./policy.ts";
import type { Bound } from "./policy-set.ts";
import type { Lookup, Target, World } from "./world.ts";

/** A policy that is to be evaluated for a request. */
export interface Invocation<P extends Policy> {
  readonly policy: P;
  readonly binding: Binding;
  readonly param: JsonObject | null;
  readonly target: Target;
  /** Where in the policy's bindings it stands, for what is collected over all of them. */
  readonly order: number;
}

/** Something about a policy or binding that is not as it must be. */
export interface ConfigError<P extends Policy = Policy> {
  readonly policy: P;
  readonly binding: Binding | undefined;
  readonly reason: string;
}

/** A policy that could not be judged, because this caller cannot know something. Never a pass. */
export interface Unverified {
  readonly policy: string;
  readonly reason: string;
}

export interface Invocations<P extends Policy> {
  readonly invocations: readonly Invocation<P>[];
  readonly errors: readonly ConfigError<P>[];
  readonly unverified: readonly Unverified[];
  /** What must be asked before this is complete. */
  readonly lookups: readonly Lookup[];
}

/** Matches policies, then their bindings, then finds the params. */
export function invocationsOf<P extends Policy>(
  candidates: readonly Bound<P>[],
  request: AdmissionRequest,
  world: World,
): Invocations<P> {
  const invocations: Invocation<P>[] = [];
  const errors: ConfigError<P>[] = [];
  const unverified: Unverified[] = [];
  const lookups: Lookup[] = [];
  if (isExempt(request.resource)) return { invocations, errors, unverified, lookups };
  for (const { policy, bindings } of candidates) {
    const note = (stuck: Stuck, binding?: Binding) => {
      if (stuck.state === "open") lookups.push(...stuck.lookups);
      else if (stuck.state === "unknown") unverified.push({ policy: policy.name, reason: stuck.reason });
      else errors.push({ policy, binding, reason: stuck.reason });
    };
    try {
      for (const invocation of met({ policy, bindings }, request, world, note)) invocations.push(invocation);
    } catch {
      note({ state: "failed", reason: "what it matches could not be found out" });
    }
  }
  return { invocations, errors, unverified, lookups };
}

/** The invocations of one policy; what stands in the way of knowing them is noted. */
function* met<P extends Policy>(
  { policy, bindings }: Bound<P>,
  request: AdmissionRequest,
  world: World,
  note: (stuck: Stuck, binding?: Binding) => void,
): Iterable<Invocation<P>> {
  const matched = matchConstraints(policy.constraints, request, world);
  if (matched.state === "no") return;
  if (matched.state !== "yes") return note(matched);
  const kind = policy.paramKind === undefined ? undefined : findKind(policy.paramKind, world);
  if (kind !== undefined && kind.state !== "kind") return note(kind);
  const paramKind = policy.paramKind && kind && { ...policy.paramKind, namespaced: kind.namespaced };
  for (const [order, binding] of bindings.entries()) {
    const bound = binding.constraints && matchConstraints(binding.constraints, request, world);
    if (bound?.state === "no") continue;
    if (bound !== undefined && bound.state !== "yes") {
      note(bound, binding);
      continue;
    }
    const found = findParams(paramKind, binding.paramRef, request.namespace ?? "", world);
    if (found.state !== "params") {
      note(found, binding);
      continue;
    }
    for (const param of found.params) yield { policy, binding, param, target: matched.target, order };
  }
}

/** The namespace of a request, as expressions see it: null for objects of the cluster and for namespaces themselves. */
export function namespaceOf(
  request: AdmissionRequest,
  world: World,
): { readonly state: "namespace"; readonly namespace: JsonObject | null } | Stuck {
  const { kind, namespace = "" } = request;
  const itself = kind.group === "" && kind.version === "v1" && kind.kind === "Namespace";
  if (namespace === "" || itself) return { state: "namespace", namespace: null };
  const lookup: Lookup = { ask: "namespace", name: namespace };
  const found = world.look(lookup);
  if (found === undefined) return { state: "open", lookups: [lookup] };
  if (found.state === "unknown" || found.state === "failed") return found;
  const object = found.state === "objects" ? found.objects[0] : undefined;
  if (object === undefined) return { state: "failed", reason: `namespaces "${namespace}" not found` };
  return { state: "namespace", namespace: object };
}
