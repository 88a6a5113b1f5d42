import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { BackoffLimits } from "./backoff.ts";
import { cacheMetrics } from "./cache-metrics.ts";
import { followers } from "./followers.ts";
import { metadataOf } from "./object.ts";
import { resourcePath } from "./path.ts";
import type { Sink } from "./reflector.ts";
import { reflect } from "./reflector.ts";
import { slimmer } from "./slim.ts";
import { store } from "./store.ts";
import type { IndexFunctions, Informer, KubeClient, Resource } from "./types.ts";

export interface CacheConfig {
  readonly client: KubeClient;
  readonly resource: Resource;
  readonly indexes?: IndexFunctions;
  /** Only this namespace; default all. */
  readonly namespace?: string;
  /** For example `metadata.name=x`. */
  readonly fieldSelector?: string;
  readonly labelSelector?: string;
  /**
   * Whoever writes these objects keeps what it owns of them: the entries of `metadata.managedFields` of this field
   * manager and of those whose names begin with it and a dot. Default none.
   */
  readonly manager?: string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Objects a page; default 500. */
  readonly pageSize?: number;
  readonly backoff?: BackoffLimits;
  /** A watch that is silent for this long is opened anew, in milliseconds; default 150,000. */
  readonly silenceMs?: number;
}

export interface RunningCache extends Informer {
  /** Begins to list and watch. Once only. */
  start(): void;
  /** Ends the watch; settles once nothing is under way. What is held stays readable. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Keeps all objects of a resource in memory by list and watch. `metadata.managedFields` is left out but for `manager`:
 * nothing that judges reads it and it is often half of an object.
 */
export function cache(config: CacheConfig): RunningCache {
  const { resource, now, log } = config;
  const held = store(config.indexes);
  const slim = slimmer(config.manager);
  const told = followers(held, (err) => log.error({ kind: resource.kind, err }, "a listener of a cache failed"));
  const stopping = new AbortController();
  const ready = Promise.withResolvers<void>();
  // Whoever awaits it hears of a rejection; that nobody does is no error.
  ready.promise.catch(() => {});
  let heardAt: number | undefined;
  let running: Promise<void> | undefined;
  const staleMs = () => (heardAt === undefined ? Number.POSITIVE_INFINITY : Math.max(0, now() - heardAt));
  const meter = measured(config, held.size, staleMs);

  const sink: Sink = {
    replace(objects, reason) {
      const { deleted } = told.replace(objects.map(slim));
      heardAt = now();
      meter.relisted(reason);
      if (reason !== "start")
        log.warn({ kind: resource.kind, reason, objects: objects.length, deleted }, "listed again");
      ready.resolve();
    },
    apply(change, type) {
      if (change.change === "put") told.put(slim(change.object));
      else if (change.change === "remove") told.remove(change.object);
      heardAt = now();
      meter.event(type);
    },
    failed(err, failure, { next, failures }) {
      meter.failed(failure);
      log.warn({ kind: resource.kind, failure, failures, next: next.step, err }, "list or watch failed");
    },
  };

  return {
    get synced() {
      return heardAt !== undefined;
    },
    staleMs,
    get: held.get,
    byIndex: held.byIndex,
    size: held.size,
    resource,
    values: held.values,
    listen: told.listen,
    learn(object) {
      if (isOf(config, object)) told.put(slim(object));
    },
    ready: ready.promise,
    start() {
      if (running === undefined && !stopping.signal.aborted)
        running = reflect(reflectorOf(config), sink, stopping.signal);
    },
    async stop() {
      stopping.abort();
      ready.reject(
        new BubuError("kube/unreachable", `the cache of ${resource.resource} was stopped before its first list`),
      );
      meter.end();
      await running;
    },
  };
}

/** Whether the watch brings this object. Of labels and other fields nothing is said. */
function isOf({ namespace, fieldSelector, labelSelector }: CacheConfig, object: JsonObject): boolean {
  const metadata = metadataOf(object);
  if (namespace !== undefined && metadata.namespace !== namespace) return false;
  return (
    labelSelector === undefined &&
    (fieldSelector ?? `metadata.name=${metadata.name}`) === `metadata.name=${metadata.name}`
  );
}

function reflectorOf(config: CacheConfig) {
  const { client, resource, random, backoff, namespace, fieldSelector, labelSelector } = config;
  return {
    client,
    resource,
    random,
    path: resourcePath(resource, namespace === undefined ? {} : { namespace }),
    query: { fieldSelector, labelSelector },
    pageSize: config.pageSize ?? 500,
    silenceMs: config.silenceMs ?? 150_000,
    ...(backoff === undefined ? {} : { backoff }),
  };
}

function measured({ metrics, resource }: CacheConfig, size: () => number, staleMs: () => number) {
  const kind = resource.kind;
  const { objects, staleSeconds, events, relists, failures } = cacheMetrics(metrics);
  const unsubscribe = metrics.onRender(() => {
    objects.set({ kind }, size());
    const stale = staleMs();
    if (Number.isFinite(stale)) staleSeconds.set({ kind }, stale / 1_000);
  });
  return {
    event: (type: string) => events.add({ kind, type }),
    relisted: (reason: string) => relists.add({ kind, reason }),
    failed: (failure: string) => failures.add({ kind, failure }),
    end() {
      unsubscribe();
      objects.remove({ kind });
      staleSeconds.remove({ kind });
    },
  };
}
