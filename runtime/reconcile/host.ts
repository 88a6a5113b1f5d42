import { randomBytes } from "node:crypto";
import { health } from "../health.ts";
import type { Caches, Kept } from "../kube/caches.ts";
import { caches } from "../kube/caches.ts";
import type { KubeClient } from "../kube/types.ts";
import type { HeartbeatConfig } from "../lease/heartbeat.ts";
import { heartbeat } from "../lease/heartbeat.ts";
import { leases } from "../lease/leases.ts";
import type { Log } from "../log.ts";
import { metrics } from "../metrics.ts";
import { notes } from "../notes/notes.ts";
import type { ProbesConfig } from "../probes.ts";
import { serveProbes } from "../probes.ts";
import type { Running } from "../process.ts";
import type { ReconcileConfig, Reconciling } from "./reconcile.ts";

export interface ControllerHostConfig {
  /** Name of the process and of its Lease, such as `bubu-controller`. */
  readonly name: string;
  /** Where its Lease is: the namespace of the installation. */
  readonly namespace: string;
  /** Name of this replica; no other one has it. */
  readonly identity: string;
  /** Into how many parts the work is shared out among replicas; default 1: one leader. */
  readonly shards?: number;
  /** How long a Lease holds after its last renewal, in milliseconds; default 15,000. */
  readonly leaseMs?: number;
  /** The Lease that whoever leads renews all the time, and how often in milliseconds; default none. */
  readonly heartbeat?: Pick<HeartbeatConfig, "name" | "everyMs">;
  readonly probes: ProbesConfig;
  /** One entry for each kind that the controllers read. */
  readonly kept: readonly Kept[];
}

export interface ControllerHostPorts {
  readonly client: KubeClient;
  readonly log: Log;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** A monotonic clock in milliseconds. */
  readonly clock: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/**
 * A process of controllers: shared caches, one competition for Leases, health, metrics and events. It works when this
 * resolves; `ready` settles once every first list is complete.
 */
export async function hostControllers(
  config: ControllerHostConfig,
  ports: ControllerHostPorts,
  controllers: (caches: Caches, tools: ReconcileConfig) => readonly Reconciling[],
): Promise<Running> {
  const { name, namespace, identity } = config;
  const registry = metrics();
  const checks = health();
  const shared = { ...ports, metrics: registry };
  const held = caches({ ...shared, kept: config.kept });
  const unique = () => randomBytes(8).toString("hex");
  const told = notes({ ...shared, component: name, instance: identity, unique });
  const { shards, leaseMs } = config;
  const ownership = leases({
    ...shared,
    name,
    namespace,
    identity,
    tell: told.tell,
    ...(shards === undefined ? {} : { shards }),
    ...(leaseMs === undefined ? {} : { durationMs: leaseMs }),
  });
  // With shards there is one that leads in this, too.
  const leads = () => ownership.holds({ namespace, name });
  const beats = config.heartbeat && heartbeat({ ...ports, ...config.heartbeat, namespace, identity, leads });
  const all = controllers(held, { ...shared, ownership, notes: told, health: checks });
  const probes = await serveProbes(config.probes, checks, registry);
  for (const one of all) one.start();
  held.start();
  ownership.start();
  if (beats !== undefined) {
    ownership.onGain(beats.beat);
    beats.start();
  }
  let stopped: Promise<void> | undefined;
  const end = async () => {
    checks.drain();
    // Nobody else begins before what is under way here has ended.
    await Promise.all(all.map((one) => one.stop()));
    await beats?.stop();
    await Promise.all([ownership.stop(), held.stop(), told.stop()]);
    await probes.close();
  };
  return {
    ready: held.ready,
    address: probes.address,
    stop(graceMs) {
      stopped ??= within(graceMs, end());
      return stopped;
    },
  };
}

/** What hangs is left behind: its writes are refused, since others have changed what it saw. */
async function within(graceMs: number, work: Promise<void>): Promise<void> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, graceMs);
  try {
    await Promise.race([work, over.promise]);
  } finally {
    clearTimeout(timer);
  }
}
