import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { accessName } from "@bubustack/policies/access";
import type { Cache } from "@bubustack/runtime/kube/types";
import type { AccessReviews, Lookups } from "../ports.ts";

/** What the fake cluster holds, and what was read from it live. */
export interface Cluster {
  /** Objects that caches know. */
  readonly cached: JsonObject[];
  /** Objects that only a live read finds. */
  readonly live: JsonObject[];
  synced: boolean;
  /** Kinds without a cache. */
  readonly uncached: Set<string>;
  /** `kind namespace/name` of each live read. */
  readonly reads: string[];
  /** What a live read does instead of answering. */
  fail?: () => Promise<never>;
  /** What access reviews deny, as `accessName` says it; anything else is allowed. */
  readonly denied: Set<string>;
  readonly lookups: Lookups;
}

/** Access reviews that deny everything. */
export const noAccess: AccessReviews = {
  known: () => ({ state: "denied" }),
  ask: () => Promise.resolve({ state: "denied" }),
};

/** An in-memory twin of the lookups that the server is given. */
export function cluster(): Cluster {
  const made: Cluster = {
    cached: [],
    live: [],
    synced: true,
    uncached: new Set(),
    reads: [],
    denied: new Set(),
    lookups: {
      cache: (kind) => (made.uncached.has(kind) ? undefined : cacheOf(made, kind)),
      async get(kind, namespace, name) {
        made.reads.push(`${kind} ${namespace}/${name}`);
        if (made.fail !== undefined) return await made.fail();
        return [...made.live, ...made.cached].find((object) => is(object, kind, namespace, name));
      },
      access: {
        known: () => undefined,
        async ask({ to }) {
          made.reads.push(`access ${accessName(to)}`);
          if (made.fail !== undefined) return await made.fail();
          return { state: made.denied.has(accessName(to)) ? "denied" : "allowed" };
        },
      },
    },
  };
  return made;
}

function cacheOf(cluster: Cluster, kind: string): Cache {
  return {
    get synced() {
      return cluster.synced;
    },
    staleMs: () => 0,
    get: (namespace, name) => cluster.cached.find((object) => is(object, kind, namespace, name)),
    byIndex: (index, value) => cluster.cached.filter((object) => object.kind === kind && object[index] === value),
    size: () => cluster.cached.length,
  };
}

function is(object: JsonObject, kind: string, namespace: string, name: string): boolean {
  const { metadata } = object;
  return (
    isObject(metadata) && object.kind === kind && (metadata.namespace ?? "") === namespace && metadata.name === name
  );
}
