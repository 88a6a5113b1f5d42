/** All policies and exceptions in force, compiled, and found by what they match. */
import type { JsonObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import type { Zones } from "@bubustack/cel/plan/frame";
import { mutatingPolicy, validatingPolicy } from "../admission/compiled.ts";
import type { MutatingPolicy } from "../admission/mutating-policy.ts";
import { readBinding } from "../admission/policy.ts";
import { PolicySet } from "../admission/policy-set.ts";
import type { ValidatingPolicy } from "../admission/validating-policy.ts";
import { controllers } from "./autogen.ts";
import type { Exception } from "./exceptions.ts";
import { readException } from "./exceptions.ts";
import { generatedPolicy } from "./generated.ts";
import type { OwnPolicy } from "./own-policy.ts";
import { ownPolicy } from "./own-policy.ts";
import type { Point } from "./points.ts";

/** Policies of ours of one scope. */
export interface OwnSets {
  readonly direct: PolicySet<OwnPolicy>;
  /** Those about Pods, for what makes Pods: by the kind of that. */
  readonly generated: ReadonlyMap<string, PolicySet<OwnPolicy>>;
}

/** The policies that are asked at one point. */
export interface Sets {
  /** ValidatingAdmissionPolicies with their bindings. */
  readonly validating: PolicySet<ValidatingPolicy>;
  /** MutatingAdmissionPolicies with their bindings, and ClusterPolicies with mutations. */
  readonly mutating: PolicySet<MutatingPolicy>;
  readonly cluster: OwnSets;
  readonly namespaced: OwnSets;
}

export interface Policies {
  readonly at: (point: Point) => Sets;
  /** By the key of the policy that they are from. */
  readonly exceptions: ReadonlyMap<string, readonly Exception[]>;
  /** Time zones that expressions may name. */
  readonly zones?: Zones | undefined;
}

/** What compiling needs from outside. */
export interface Hosted extends Digests {
  /** Default: there are none but UTC. */
  readonly zones?: Zones;
}

const exceptionsKnown = new WeakMap<JsonObject, Exception>();

/**
 * Compiles all policies, bindings and exceptions among some objects; others are left aside. Objects are taken to be replaced and
 * never changed: what was made of one is kept for as long as somebody holds it, so that a set is made anew for little when
 * one of its policies changes.
 */
export function compilePolicies(objects: readonly JsonObject[], { zones, ...digests }: Hosted): Policies {
  const of = (group: string, ...kinds: readonly string[]) =>
    objects.filter(
      ({ apiVersion, kind }) =>
        typeof apiVersion === "string" && apiVersion.startsWith(`${group}/`) && kinds.includes(String(kind)),
    );
  const kubernetes = (kind: string) => of("admissionregistration.k8s.io", kind);
  const own = of("policy.bubustack.io", "ClusterPolicy", "Policy").map(ownPolicy);
  const exceptions = new Map<string, Exception[]>();
  for (const object of of("policy.bubustack.io", "ClusterPolicyException", "PolicyException")) {
    const exception = exceptionsKnown.get(object) ?? readException(object, digests);
    exceptionsKnown.set(object, exception);
    for (const key of exception.policies.keys()) exceptions.set(key, [...(exceptions.get(key) ?? []), exception]);
  }
  const admission = {
    validating: new PolicySet(
      kubernetes("ValidatingAdmissionPolicy").map(validatingPolicy),
      kubernetes("ValidatingAdmissionPolicyBinding").map(readBinding),
    ),
    mutating: mutatingSet(
      kubernetes("MutatingAdmissionPolicy").map(mutatingPolicy),
      kubernetes("MutatingAdmissionPolicyBinding").map(readBinding),
      own.filter(({ at }) => at.includes("Admission")),
    ),
  };
  const elsewhere = { validating: new PolicySet<ValidatingPolicy>([], []), mutating: mutatingSet([], [], []) };
  const made = new Map<Point, Sets>();
  return {
    exceptions,
    zones,
    at: (point) => {
      const found = made.get(point) ?? {
        ...(point === "Admission" ? admission : elsewhere),
        ...ownSets(own.filter(({ at }) => at.includes(point))),
      };
      made.set(point, found);
      return found;
    },
  };
}

function mutatingSet(
  policies: readonly MutatingPolicy[],
  bindings: readonly ReturnType<typeof readBinding>[],
  own: readonly OwnPolicy[],
): PolicySet<MutatingPolicy> {
  const changing = own.filter(({ mutations }) => mutations.length > 0);
  return new PolicySet<MutatingPolicy>(
    [...policies, ...changing],
    [...bindings, ...changing.map(({ binding }) => binding)],
  );
}

function ownSets(own: readonly OwnPolicy[]): Pick<Sets, "cluster" | "namespaced"> {
  const judging = own.filter(({ validations, auditAnnotations }) => validations.length + auditAnnotations.length > 0);
  return {
    cluster: setsOf(judging.filter(({ kind }) => kind === "ClusterPolicy")),
    namespaced: setsOf(judging.filter(({ kind }) => kind === "Policy")),
  };
}

function setsOf(policies: readonly OwnPolicy[]): OwnSets {
  const generated = controllers.flatMap((controller): (readonly [string, PolicySet<OwnPolicy>])[] => {
    const about = policies.filter(({ podControllers }) => podControllers.includes(controller.kind));
    if (about.length === 0) return [];
    return [[controller.kind, bound(about.map((policy) => generatedPolicy(policy, controller)))]];
  });
  return { direct: bound(policies), generated: new Map(generated) };
}

function bound(policies: readonly OwnPolicy[]): PolicySet<OwnPolicy> {
  return new PolicySet(
    policies,
    policies.map(({ binding }) => binding),
  );
}
