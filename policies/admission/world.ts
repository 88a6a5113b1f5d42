import type { UserInfo } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import type { GroupVersionKind, GroupVersionResource } from "@bubustack/api/meta";
import type { Access, AccessCheck } from "@bubustack/cel/kubernetes/authorizer";
import type { Zones } from "@bubustack/cel/plan/frame";
import type { Value } from "@bubustack/cel/values/value";

/** A question that judging a request by admission policies may have about the world around it. */
export type Lookup =
  | { readonly ask: "namespace"; readonly name: string }
  /** Whether there is such a kind, and whether its objects are in namespaces. */
  | { readonly ask: "paramKind"; readonly apiVersion: string; readonly kind: string }
  | ParamLookup
  | ReadLookup
  /** Whether somebody may do something; `check.serviceAccount`, where it is there, is asked about instead of `user`. */
  | { readonly ask: "access"; readonly user: UserInfo; readonly check: AccessCheck };

/** The objects of a kind that a binding names, or selects by a LabelSelector. */
export interface ParamLookup {
  readonly ask: "params";
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty for objects of the cluster. */
  readonly namespace: string;
  readonly name?: string;
  readonly selector?: Json;
}

/** The objects that a policy of ours looks at: by name, by a LabelSelector, or by a declared index. */
export interface ReadLookup {
  readonly ask: "reads";
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty for all namespaces; without meaning for objects outside of namespaces. */
  readonly namespace: string;
  readonly name?: string;
  readonly selector?: Json;
  readonly index?: { readonly name: string; readonly value: string };
  /** More objects than these need not be found: they are an error. */
  readonly most: number;
}

/** What is known about a question. */
export type Found =
  /** A namespace (one object), or params or reads (any number). */
  | { readonly state: "objects"; readonly objects: readonly JsonObject[] }
  | { readonly state: "kind"; readonly namespaced: boolean }
  | { readonly state: "access"; readonly access: Access }
  /** There is no such namespace, param or kind. */
  | { readonly state: "absent" }
  /** This caller cannot know, as a linter without a cluster: the policy stays unverified. */
  | { readonly state: "unknown"; readonly reason: string }
  /** Reading failed: the failure policy decides. */
  | { readonly state: "failed"; readonly reason: string };

/** A resource at a version, and the kind of its objects. */
export interface Target {
  readonly resource: GroupVersionResource;
  readonly kind: GroupVersionKind;
}

/** What bounds the evaluation of a request, besides the budgets that each policy has. */
export interface Bounds {
  /** True when the time for this review is up. */
  readonly expired?: () => boolean;
  /** Time zones that expressions may name. Default: none but UTC. */
  readonly zones?: Zones;
  /** Takes cost units from what all policies together may spend; false once there were not as many. */
  readonly spend?: (units: number) => boolean;
  /** Variables may hold, inside of lists and maps, what is not known; see the limits of an evaluation. Default: they do not. */
  readonly partial?: boolean;
}

/** What a caller lets policies know. */
export interface World extends Bounds {
  /** Undefined: not known yet; it must be asked, and the request judged again. Answers do not change within one review. */
  look(lookup: Lookup): Found | undefined;
  /** Other resources and versions under which the object of the request could have been written. Default: none. */
  readonly equivalents?: readonly Target[];
  /**
   * Why there is no request behind what is judged: who asks (`userInfo`, and what they may do), `options` and `dryRun` are then not
   * known, and leave policies that depend on them unverified. Default: there is one.
   */
  readonly withheld?: string;
  /** Variables that expressions have here besides those of a request. Default: none. */
  readonly variables?: { readonly [name: string]: Value | undefined };
  /**
   * The objects of the request may hold `{"$redacted": true}` in the place of what is not told: a policy that depends on it is
   * unverified. Default: that is a value like others.
   */
  readonly redacted?: boolean;
  /** The object as another of these. Default: the same fields under another `apiVersion` and `kind`. */
  readonly convert?: (object: JsonObject, to: GroupVersionKind) => JsonObject;
}

/** A stable text for a question: equal ones have equal keys. */
export function lookupKey(lookup: Lookup): string {
  switch (lookup.ask) {
    case "namespace":
      return JSON.stringify(["namespace", lookup.name]);
    case "paramKind":
      return JSON.stringify(["paramKind", lookup.apiVersion, lookup.kind]);
    case "params": {
      const { apiVersion, kind, namespace, name, selector } = lookup;
      return JSON.stringify(["params", apiVersion, kind, namespace, name ?? null, selector ?? null]);
    }
    case "reads": {
      const { apiVersion, kind, namespace, name, selector, index } = lookup;
      return JSON.stringify(["reads", apiVersion, kind, namespace, name ?? null, selector ?? null, index ?? null]);
    }
    case "access": {
      const { user, check } = lookup;
      const who = [user.username ?? "", user.uid ?? "", user.groups ?? [], Object.entries(user.extra ?? {})];
      return JSON.stringify(["access", who, Object.entries(check).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    }
  }
}

/** `group/version`, or the version alone for the core group. */
export function apiVersionOf({ group, version }: { readonly group: string; readonly version: string }): string {
  return group === "" ? version : `${group}/${version}`;
}
