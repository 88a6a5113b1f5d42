/** Who relies on a ReferenceGrant? */
import type { JsonObject } from "@bubustack/api/json";
import { kindNamed } from "@bubustack/api/kinds";
import { ReferenceGrant } from "@bubustack/api/policy/reference-grant";
import { grantIndexValues } from "@bubustack/policies/edges/grant";
import { grantsNeeded } from "@bubustack/policies/edges/reliance";
import { grantedKinds } from "@bubustack/policies/edges/table";
import type { Settings } from "@bubustack/policies/settings";
import type { Caches, Kept } from "@bubustack/runtime/kube/caches";
import { cacheOf } from "@bubustack/runtime/kube/caches";
import { metadataOf } from "@bubustack/runtime/kube/object";
import { resourceOf } from "@bubustack/runtime/kube/resource-of";
import type { Controller, Source } from "@bubustack/runtime/reconcile/controller";
import type { GrantSeen } from "./decide.ts";
import { decide } from "./decide.ts";
import { neededIndex, usersOf } from "./observe.ts";

const name = "grant";
const byReferrer = "grantsByReferrer";
/** Kinds that are written by people; the others are written with every run. */
const standing: ReadonlySet<string> = new Set(["Story", "Impulse"]);
/** How long changes are gathered, so that a grant's status is not written with each object. */
const gatherMs = { standing: 1_000, runs: 10_000 };

/** What this controller reads. */
export const kept: readonly Kept[] = [
  { resource: resourceOf(ReferenceGrant), indexes: { [byReferrer]: grantIndexValues }, manager: `bubu-${name}` },
  ...grantedKinds.flatMap((each): Kept[] => {
    const kind = kindNamed(each);
    return kind === undefined ? [] : [{ resource: resourceOf(kind), indexes: { [neededIndex]: grantsNeeded(each) } }];
  }),
];

/** Throws where one of `kept` has no cache. */
export function grant(caches: Caches, mode: Settings["crossNamespace"]): Controller<GrantSeen> {
  const informerOf = (kind: string) => cacheOf(caches, kind);
  const grants = informerOf(ReferenceGrant.kind);
  const concerned = (kind: string) => {
    const values = grantsNeeded(kind);
    return (object: JsonObject) =>
      values(object).flatMap((value) => grants.byIndex(byReferrer, value).map((one) => metadataOf(one)));
  };
  return {
    name,
    resource: grants.resource,
    sources: [
      { informer: grants, keys: (object) => [metadataOf(object)] },
      ...grantedKinds.map(
        (kind): Source => ({
          informer: informerOf(kind),
          keys: concerned(kind),
          afterMs: standing.has(kind) ? gatherMs.standing : gatherMs.runs,
        }),
      ),
    ],
    observe({ namespace, name }) {
      const seen = grants.get(namespace, name);
      return seen && { grant: seen, mode, users: usersOf(seen, caches.of) };
    },
    decide,
  };
}
