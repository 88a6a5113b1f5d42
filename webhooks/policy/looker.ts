/** Answers what policies want to know: from caches, and by few questions to the API server. */
import type { UserInfo } from "@bubustack/api/admission";
import type { Access, AccessAsk } from "@bubustack/policies/access";
import { accessAsk } from "@bubustack/policies/access";
import { subjectOf } from "@bubustack/policies/admission/inputs";
import type { Found, Lookup, ParamLookup, ReadLookup } from "@bubustack/policies/admission/world";
import { lookupKey } from "@bubustack/policies/admission/world";
import { selected } from "@bubustack/policies/policy/selected";
import type { Answer } from "@bubustack/policies/related";
import type { Lookups } from "../ports.ts";

/** Questions to the API server itself, for each review: namespaces, and access reviews that are not known from the last seconds. */
const most = { namespaces: 4, access: 128 };

type AccessCheck = Extract<Lookup, { readonly ask: "access" }>["check"];

/** `live`: it was not at hand. */
export type FoundEntry = readonly [key: string, found: Found, live?: boolean];

/** Answers the questions of one review. */
export interface Looker {
  /** What is known at once; undefined where it has to be fetched. */
  readonly atHand?: (lookup: Lookup) => Found | undefined;
  readonly fetch: (lookups: readonly Lookup[]) => Promise<readonly FoundEntry[]>;
}

/** `leftMs` says how much of the review's time is left. */
export function looker(lookups: Lookups, leftMs: () => number): Looker {
  const left = { ...most };
  const atHand = (lookup: Lookup) => knownAtOnce(lookups, lookup);
  const live = async (lookup: Lookup, signal: AbortSignal): Promise<Found> => {
    try {
      if (lookup.ask === "namespace") {
        if (left.namespaces-- <= 0) return { state: "absent" };
        const object = await lookups.get("Namespace", "", lookup.name, signal);
        return object === undefined ? { state: "absent" } : { state: "objects", objects: [object] };
      }
      if (lookup.ask !== "access") return { state: "absent" };
      if (left.access-- <= 0) return failed(`the policies need more than ${most.access} access reviews`);
      return accessOf(await lookups.access.ask(askOf(lookup.check, lookup.user), signal));
    } catch {
      return failed("the API server gave no answer");
    }
  };
  return {
    atHand,
    async fetch(asked) {
      const signal = AbortSignal.timeout(Math.max(1, Math.ceil(leftMs())));
      return Promise.all(
        asked.map(async (lookup): Promise<FoundEntry> => {
          const key = lookupKey(lookup);
          const known = atHand(lookup);
          return known === undefined ? [key, await live(lookup, signal), true] : [key, known];
        }),
      );
    },
  };
}

function knownAtOnce(lookups: Lookups, lookup: Lookup): Found | undefined {
  switch (lookup.ask) {
    case "namespace": {
      const object = lookups.cache("Namespace")?.get("", lookup.name);
      return object && { state: "objects", objects: [object] };
    }
    case "paramKind": {
      const kept = lookups.kept?.(lookup.apiVersion, lookup.kind);
      return kept === undefined ? unreadable(lookup) : { state: "kind", namespaced: kept.namespaced };
    }
    case "params":
    case "reads":
      return readFrom(lookups, lookup);
    case "access": {
      const { check, user } = lookup;
      const known = lookups.access.known(askOf(check, user));
      return known && accessOf(known);
    }
  }
}

function readFrom(lookups: Lookups, lookup: ParamLookup | ReadLookup): Found {
  const { apiVersion, kind, namespace } = lookup;
  const kept = lookups.kept?.(apiVersion, kind);
  if (kept === undefined) return unreadable(lookup);
  if (kept.namespaces !== undefined && !kept.namespaces.includes(namespace))
    return failed(
      namespace === ""
        ? `${kind} is not readable in all namespaces; see the setting policy.readable`
        : `${kind} is not readable in namespace "${namespace}"; see the setting policy.readable`,
    );
  if (!kept.synced) return failed(`the cache of ${kind} is not complete yet`);
  return selected(kept.values(), lookup);
}

function unreadable({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): Found {
  return failed(
    `${kind} of ${apiVersion} cannot be read by policies here; have it added to the setting policy.readable`,
  );
}

function askOf(check: AccessCheck, user: UserInfo): AccessAsk {
  const { verb, group, resource, subresource, namespace, name, path, fieldSelector, labelSelector } = check;
  const to: Access = {
    ...{ verb, group, resource, subresource, namespace, name },
    ...(path !== undefined && { path }),
    ...(fieldSelector !== "" && { fieldSelector }),
    ...(labelSelector !== "" && { labelSelector }),
  };
  return accessAsk(subjectOf(check, user), to);
}

function accessOf(answer: Answer): Found {
  if (answer.state === "allowed" || answer.state === "denied")
    return { state: "access", access: { allowed: answer.state === "allowed", reason: answer.reason ?? "" } };
  return failed("reason" in answer ? answer.reason : "the API server gave no answer");
}

function failed(reason: string): Found {
  return { state: "failed", reason };
}
