import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import type { Kind } from "@bubustack/api/kind";
import { indexes } from "@bubustack/policies/indexes";
import type { PolicySettings } from "@bubustack/policies/policy-settings";
import { caches } from "@bubustack/runtime/kube/caches";
import { resourcePath } from "@bubustack/runtime/kube/path";
import { resourceOf } from "@bubustack/runtime/kube/resource-of";
import type { Informer, KubeClient, Resource } from "@bubustack/runtime/kube/types";
import type { Log } from "@bubustack/runtime/log";
import type { Metrics } from "@bubustack/runtime/metrics";
import { accessReviews } from "./access-reviews.ts";
import { readables } from "./policy/readables.ts";
import type { Kept, Lookups } from "./ports.ts";

export interface LookupsConfig {
  readonly client: KubeClient;
  readonly kinds: readonly Kind[];
  /** Kinds of others that policies may read; default none. */
  readonly readable?: PolicySettings["readable"];
  readonly log: Log;
  readonly metrics: Metrics;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** Related objects by list and watch, and single reads from the API server itself. */
export interface RunningLookups extends Lookups {
  /** Settles once every cache is complete. */
  readonly ready: Promise<void>;
  /** The cache of a kind of ours as something to follow. */
  informer(kind: string): Informer | undefined;
  stop(): Promise<void>;
}

/** Whether a namespace terminates decides whether a deletion guard may speak. */
const namespaces: Resource = { group: "", version: "v1", resource: "namespaces", kind: "Namespace", namespaced: false };

/** Starts one cache per kind that rules may ask for, with the declared indexes of the kind. */
export function runLookups({ client, kinds, readable = [], ...ports }: LookupsConfig): RunningLookups {
  const resources = new Map([namespaces, ...kinds.map(resourceOf)].map((resource) => [resource.kind, resource]));
  const kept = [...resources].map(([kind, resource]) => ({ resource, indexes: indexesOf(kind) }));
  const held = caches({ client, kept, ...ports });
  held.start();
  const others = readables({ client, readable, ...ports });
  const ours = (apiVersion: string, kind: string): Kept | undefined => {
    const resource = resources.get(kind);
    const informer = held.of(kind);
    if (resource === undefined || informer === undefined || groupVersion(resource) !== apiVersion) return undefined;
    return {
      namespaced: resource.namespaced,
      get synced() {
        return informer.synced;
      },
      values: informer.values,
    };
  };
  const ready = Promise.all([held.ready, others.ready]).then(() => undefined);
  // Whoever awaits it hears of a rejection; that nobody does is no error.
  ready.catch(() => {});
  return {
    ready,
    cache: held.of,
    informer: held.of,
    kept: (apiVersion, kind) => ours(apiVersion, kind) ?? others.kept(apiVersion, kind),
    get: (kind, namespace, name, signal) => readOne(client, resources.get(kind), namespace, name, signal),
    access: accessReviews(client, ports.now),
    stop: async () => {
      await Promise.all([held.stop(), others.stop()]);
    },
  };
}

function groupVersion({ group, version }: Resource): string {
  return group === "" ? version : `${group}/${version}`;
}

function indexesOf(kind: string): { readonly [name: string]: (object: JsonObject) => readonly string[] } {
  const own = Object.entries(indexes).filter(([, index]) => index.kind === kind);
  return Object.fromEntries(own.map(([name, index]) => [name, index.values]));
}

async function readOne(
  client: KubeClient,
  resource: Resource | undefined,
  namespace: string,
  name: string,
  signal: AbortSignal,
): Promise<JsonObject | undefined> {
  if (resource === undefined) throw new BubuError("lookup/failed", "this server does not read that kind");
  try {
    const path = resourcePath(resource, resource.namespaced ? { namespace, name } : { name });
    return await client.request("GET", path, { signal });
  } catch (error) {
    if (error instanceof BubuError && error.code === "kube/request" && error.http === 404) return undefined;
    throw error;
  }
}
