import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { CacheConfig, RunningCache } from "./cache.ts";
import { cache } from "./cache.ts";
import type { KubeClient } from "./types.ts";

/** What is kept of one resource. */
export type Kept = Pick<
  CacheConfig,
  "resource" | "indexes" | "namespace" | "fieldSelector" | "labelSelector" | "manager"
>;

export interface CachesConfig {
  readonly client: KubeClient;
  /** One entry a kind. */
  readonly kept: readonly Kept[];
  readonly log: Log;
  readonly metrics: Metrics;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** One cache for each kind that a process reads, shared by all who read it. */
export interface Caches {
  /** The cache of a kind; undefined where none is kept. */
  of(kind: string): RunningCache | undefined;
  /** Settles once every first list is complete; rejects when stopped before that. */
  readonly ready: Promise<void>;
  /** Begins to list and watch. Once only. */
  start(): void;
  stop(): Promise<void>;
}

/** The cache of a kind; throws where none is kept. */
export function cacheOf(all: Pick<Caches, "of">, kind: string): RunningCache {
  const found = all.of(kind);
  if (found === undefined) throw new Error(`no cache of ${kind} is kept`);
  return found;
}

export function caches({ kept, ...ports }: CachesConfig): Caches {
  const all = new Map<string, RunningCache>();
  for (const one of kept) all.set(one.resource.kind, cache({ ...one, ...ports }));
  const ready = Promise.all([...all.values()].map((one) => one.ready)).then(() => undefined);
  // Whoever awaits it hears of a rejection; that nobody does is no error.
  ready.catch(() => {});
  return {
    of: (kind) => all.get(kind),
    ready,
    start() {
      for (const one of all.values()) one.start();
    },
    async stop() {
      await Promise.all([...all.values()].map((one) => one.stop()));
    },
  };
}
