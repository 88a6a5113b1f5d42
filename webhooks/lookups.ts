import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import type { Kind } from "@bubustack/api/kind";
import { indexes } from "@bubustack/policies/indexes";
import { caches } from "@bubustack/runtime/kube/caches";
import { resourcePath } from "@bubustack/runtime/kube/path";
import { resourceOf } from "@bubustack/runtime/kube/resource-of";
import type { KubeClient, Resource } from "@bubustack/runtime/kube/types";
import type { Log } from "@bubustack/runtime/log";
import type { Metrics } from "@bubustack/runtime/metrics";
import { accessReviews } from "./access-reviews.ts";
import type { Lookups } from "./ports.ts";

export interface LookupsConfig {
  readonly client: KubeClient;
  readonly kinds: readonly Kind[];
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
  stop(): Promise<void>;
}

/** Whether a namespace terminates decides whether a deletion guard may speak. */
const namespaces: Resource = { group: "", version: "v1", resource: "namespaces", kind: "Namespace", namespaced: false };

/** Starts one cache per kind that rules may ask for, with the declared indexes of the kind. */
export function runLookups({ client, kinds, ...ports }: LookupsConfig): RunningLookups {
  const resources = new Map([namespaces, ...kinds.map(resourceOf)].map((resource) => [resource.kind, resource]));
  const kept = [...resources].map(([kind, resource]) => ({ resource, indexes: indexesOf(kind) }));
  const held = caches({ client, kept, ...ports });
  held.start();
  return {
    ready: held.ready,
    cache: held.of,
    get: (kind, namespace, name, signal) => readOne(client, resources.get(kind), namespace, name, signal),
    access: accessReviews(client, ports.now),
    stop: held.stop,
  };
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
