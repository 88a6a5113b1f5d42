import type { AdmissionRequest } from "@bubustack/api/admission";
import type { GroupVersionResource } from "@bubustack/api/meta";
import type { Binding, Policy } from "./policy.ts";
import { PolicyIndex } from "./policy-index.ts";
import type { Rule } from "./rules.ts";
import type { World } from "./world.ts";

const none: readonly never[] = [];

/** A policy with the bindings that put it in force. */
export interface Bound<P extends Policy> {
  readonly policy: P;
  readonly bindings: readonly Binding[];
}

/**
 * Policies by what they match. Those that cannot match a request cost nothing: which ones can is found once for each
 * operation on each resource.
 */
export class PolicySet<P extends Policy> {
  readonly #all: readonly Bound<P>[];
  readonly #candidates = new Map<string, readonly Bound<P>[]>();
  readonly #indexes = new WeakMap<readonly Bound<P>[], PolicyIndex<P, Bound<P>>>();

  /** Policies without a binding are not in force. Policies and bindings are evaluated in the order of their names. */
  constructor(policies: readonly P[], bindings: readonly Binding[]) {
    const byPolicy = Map.groupBy(bindings.toSorted(byName), ({ policyName }) => policyName);
    this.#all = policies
      .toSorted(byName)
      .map((policy) => ({ policy, bindings: byPolicy.get(policy.name) ?? [] }))
      .filter((bound) => bound.bindings.length > 0);
  }

  get size(): number {
    return this.#all.length;
  }

  /**
   * The policies that may be about a request, as itself or as an equivalent: `candidates` without those whose selectors, names
   * or match conditions it cannot satisfy. None is left out that would be evaluated.
   */
  matching(request: AdmissionRequest, world: World): readonly Bound<P>[] {
    if (this.#all.length === 0) return none;
    const { operation, resource, subResource = "" } = request;
    const others = world.equivalents ?? none;
    const resources = others.length === 0 ? [resource] : [resource, ...others.map((one) => one.resource)];
    const candidates = this.candidates(operation, resources, subResource);
    let index = this.#indexes.get(candidates);
    if (index === undefined) {
      index = new PolicyIndex(candidates);
      this.#indexes.set(candidates, index);
    }
    return index.find(request, world);
  }

  /** The policies that may match an operation on a resource, under any of its names. */
  candidates(operation: string, resources: readonly GroupVersionResource[], subresource: string): readonly Bound<P>[] {
    if (this.#all.length === 0) return none;
    const key = `${operation} ${subresource} ${resources.map(({ group, resource }) => `${group}/${resource}`).join(" ")}`;
    let found = this.#candidates.get(key);
    if (found === undefined) {
      found = this.#all.filter(({ policy: { constraints } }) => {
        if (constraints.rules.length === 0) return true;
        return constraints.rules.some((rule) => resources.some((one) => mayMatch(rule, operation, one, subresource)));
      });
      // Names of resources come from the registry, but operations and subresources of a caller's making are not kept.
      if (this.#candidates.size < most) this.#candidates.set(key, found);
    }
    return found;
  }
}

const most = 10_000;

function mayMatch(rule: Rule, operation: string, { group, resource }: GroupVersionResource, subresource: string) {
  const has = (list: readonly string[], value: string) => list.includes("*") || list.includes(value);
  return (
    has(rule.operations, operation) &&
    has(rule.groups, group) &&
    rule.resources.some(
      (one) =>
        (one.resource === "*" || one.resource === resource) &&
        (one.subresource === "*" || one.subresource === subresource),
    )
  );
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
