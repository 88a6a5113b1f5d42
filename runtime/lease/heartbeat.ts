import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { createAbsent } from "../apply/create.ts";
import { resourcePath } from "../kube/path.ts";
import type { KubeClient } from "../kube/types.ts";
import type { Log } from "../log.ts";
import { heldBy, leases as resource } from "./lease-object.ts";

export interface HeartbeatConfig {
  readonly client: KubeClient;
  readonly namespace: string;
  /** Name of the Lease. */
  readonly name: string;
  /** Name of this replica; no other one has it. */
  readonly identity: string;
  /** Milliseconds between two beats; default 2,000. */
  readonly everyMs?: number;
  /** Whether this replica is the one that beats; asked before each write. */
  readonly leads: () => boolean;
  readonly log: Log;
  /** Milliseconds since the Unix epoch: written into the Lease, never compared. */
  readonly now: () => number;
  /** Waits, or less where the signal aborts. Default a timer. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * A Lease that changes all the time, as long as somebody leads and can write. Who watches it knows how old at most what
 * its watches brought is, also where no connection has broken.
 */
export interface Heartbeat {
  /** Begins to beat whenever this replica leads. Once only. */
  start(): void;
  /** Beats at once: this replica leads from now on. */
  beat(): void;
  stop(): Promise<void>;
}

/** A Lease says that it holds for so many beats. */
const holdsFor = 5;

export function heartbeat(config: HeartbeatConfig): Heartbeat {
  const { client, namespace, name, identity, log, leads, everyMs = 2_000, wait = timer } = config;
  const path = resourcePath(resource, { namespace, name });
  const stopping = new AbortController();
  const { signal } = stopping;
  const timeoutMs = 2 * everyMs;
  let wake = new AbortController();
  let lease: JsonObject | undefined;
  let running: Promise<void> | undefined;
  let missed = 0;

  const write = async () => {
    lease ??= await client.request("GET", path, { signal, timeoutMs }).catch(absent);
    if (signal.aborted || !leads()) return;
    const body = heldBy(identity, holdsFor * everyMs, config.now(), lease);
    lease =
      lease === undefined
        ? await createAbsent({ client, manager: name, unique, signal }, resource, {
            ...body,
            metadata: { namespace, name },
          })
        : await client.request("PUT", path, { body, signal, timeoutMs });
  };
  const turn = async () => {
    if (!leads()) {
      // Whoever leads meanwhile changes it.
      lease = undefined;
      return;
    }
    try {
      await write().catch((error: unknown) => {
        lease = undefined;
        // It is no longer as it was seen: whoever led before may have written once more, or somebody has deleted it.
        if (!isStale(error)) throw error;
        return write();
      });
      if (missed > 0) log.info({ lease: name, missed }, "the heartbeat is back");
      missed = 0;
    } catch (err) {
      if (signal.aborted) return;
      if (missed++ === 0) log.warn({ lease: name, err }, "the heartbeat could not be written");
    }
  };
  const run = async () => {
    while (!signal.aborted) {
      wake = new AbortController();
      await turn();
      await wait(everyMs, AbortSignal.any([signal, wake.signal]));
    }
  };
  return {
    start() {
      running ??= run();
    },
    beat: () => wake.abort(),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function absent(error: unknown): undefined {
  if (!(error instanceof BubuError) || error.code !== "kube/request" || error.http !== 404) throw error;
}

function isStale(error: unknown): boolean {
  return error instanceof BubuError && (error.code === "apply/stale" || error.http === 409 || error.http === 404);
}

function unique(): string {
  return randomBytes(6).toString("hex");
}

async function timer(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
