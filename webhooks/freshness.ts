import { heartbeatName } from "@bubustack/policies/registration/names";
import { cache } from "@bubustack/runtime/kube/cache";
import { isLater, metadataOf } from "@bubustack/runtime/kube/object";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { leases } from "@bubustack/runtime/lease/lease-object";
import type { Log } from "@bubustack/runtime/log";
import type { Metrics } from "@bubustack/runtime/metrics";
import type { Freshness } from "./ports.ts";

export interface FreshnessConfig {
  readonly client: KubeClient;
  /** The namespace of the installation. */
  readonly namespace: string;
  /** Milliseconds without a heartbeat after which the replica is not ready. */
  readonly unreadyMs: number;
  /** Milliseconds without a heartbeat after which it judges no more. */
  readonly maxStalenessMs: number;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** A monotonic clock in milliseconds: the times in the Lease are of another machine. */
  readonly clock: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/**
 * Knows by the heartbeat of the controllers' leader how old at most what this replica judges by is: whatever stands between
 * it and the API server, connections that hang included, the heartbeat does not come through either. Time counts from the start:
 * the first heartbeat is awaited as long as any other one, and nothing waits for it.
 */
export function freshness(config: FreshnessConfig): Freshness {
  const { clock, log, unreadyMs, maxStalenessMs } = config;
  const held = cache({
    client: config.client,
    resource: leases,
    namespace: config.namespace,
    fieldSelector: `metadata.name=${heartbeatName}`,
    // A watch that brings no beat is opened anew before anybody suffers from it.
    silenceMs: unreadyMs / 2,
    backoff: { baseMs: 200, capMs: unreadyMs / 5 },
    log,
    metrics: config.metrics,
    now: config.now,
    random: config.random,
  });
  let beatAt = clock();
  let version = "";
  let told: Level = "fresh";
  const unlisten = held.listen((_, after) => {
    if (after === undefined) return;
    const { resourceVersion } = metadataOf(after);
    // What was there before this replica is no sign of life, and neither is what a list of a server that lags brings again.
    if (held.synced && (version === "" || isLater(resourceVersion, version))) beatAt = clock();
    version = resourceVersion;
    level();
  });
  const ageMs = () => Math.max(0, clock() - beatAt);
  const level = (): Level => {
    const age = ageMs();
    const is = age > maxStalenessMs ? "stale" : age > unreadyMs ? "late" : "fresh";
    if (is !== told) {
      const line = { lease: heartbeatName, ageMs: Math.round(age) };
      if (is === "fresh") log.info(line, "the heartbeat is back: this replica judges");
      else if (is === "stale") log.error(line, "no heartbeat: the failure policy decides from now on");
      else log.warn(line, "no heartbeat: this replica is not ready");
    }
    told = is;
    return is;
  };
  const gauge = config.metrics.gauge("bubu_webhook_heartbeat_age_seconds", "How old the last heartbeat is.", []);
  const unfollow = config.metrics.onRender(() => gauge.set({}, ageMs() / 1_000));
  return {
    start() {
      beatAt = clock();
      held.start();
    },
    missing() {
      if (level() === "fresh") return undefined;
      return `no heartbeat of the controllers for ${Math.floor(ageMs() / 1_000)} s; look whether bubu-controller runs and this replica reaches the API server`;
    },
    stale: () => level() === "stale",
    async stop() {
      unlisten();
      unfollow();
      await held.stop();
    },
  };
}

type Level = "fresh" | "late" | "stale";
