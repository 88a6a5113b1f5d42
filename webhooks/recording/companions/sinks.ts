import { write } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Disk } from "@bubustack/audit/disk/disk";
import type { Log as AuditLog } from "@bubustack/audit/log/log";
import { secretsIn } from "@bubustack/audit/sinks/secrets";
import type { Shipping } from "@bubustack/audit/sinks/ship";
import { shipTo } from "@bubustack/audit/sinks/ship";
import type { ShippingTold } from "@bubustack/audit/sinks/shipper";
import type { AuditSink } from "@bubustack/policies/audit-sinks-settings";
import { backoffMs } from "@bubustack/runtime/kube/backoff";
import type { Log } from "@bubustack/runtime/log";
import type { Metrics } from "@bubustack/runtime/metrics";
import { oneAtATime } from "./one-at-a-time.ts";
import type { SinkInstruments } from "./sink-metrics.ts";
import { sinkInstruments } from "./sink-metrics.ts";

export interface SinksConfig {
  readonly sinks: readonly AuditSink[];
  /** Folder with the secrets of sinks; absent: they have none. */
  readonly secrets?: string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Milliseconds since 1970. */
  readonly wall: () => number;
  /** Milliseconds between two looks at the log; default 1,000. */
  readonly pollMs?: number;
}

/** Milliseconds that sinks have for what is left when the replica ends. */
const graceMs = 3_000;
/** Milliseconds that are waited at most before a sink that failed is asked again. */
const capMs = 60_000;
/** Milliseconds between two lines about a sink that goes on failing. */
const sayMs = 60_000;

/** Sends a log to its sinks, behind its back: nothing waits for any of them. */
export async function shipToSinks(
  { log: audit, disk }: { readonly log: Pick<AuditLog, "size" | "checkpoint">; readonly disk: Disk },
  { sinks, secrets, log, metrics, wall, pollMs = 1_000 }: SinksConfig,
): Promise<{ readonly stop: () => Promise<void> }> {
  const instruments = sinkInstruments(metrics);
  // One at a time of all sinks has the disk, so that the log has it for itself but for one.
  const turn = oneAtATime();
  const source = { read: (path: string) => turn(() => disk.read(path)) };
  const running: { readonly shipping: Shipping; readonly done: Promise<void> }[] = [];
  const ends: (() => void)[] = [];
  for (const settings of sinks) {
    const { name } = settings;
    const file = `sinks/${name}.json`;
    const shipping = await shipTo(settings, {
      source,
      kept: {
        read: () => source.read(file),
        write: (bytes) => turn(() => disk.put(new Map([[file, bytes]]))),
      },
      secrets: secretsIn(secrets, name),
      write: toStdout,
      now: wall,
      pollMs,
      pause: (failures, signal) => pause(backoffMs(failures, Math.random, { capMs }), signal),
      told: told(name, instruments.of(name), log, wall),
    });
    ends.push(instruments.lagOf(name, () => shipping.lag(audit.size)));
    running.push({ shipping, done: shipping.run() });
  }
  return {
    async stop() {
      // What is left is readable from the next checkpoint on.
      await audit.checkpoint().catch(() => undefined);
      for (const { shipping } of running) shipping.end(graceMs);
      await Promise.all(running.map(({ done }) => done));
      for (const end of ends) end();
    },
  };
}

/** Ends early, and well, when the signal aborts. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}

/** Counts, and says what somebody has to know: of failures in a row one line a minute. */
function told(sink: string, instruments: SinkInstruments, log: Log, now: () => number): ShippingTold {
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    sent: instruments.sent,
    failed: (why, failures) => {
      instruments.failed();
      if (failures > 1 && now() - saidAt < sayMs) return;
      saidAt = now();
      log.warn({ sink, why, failures }, "records could not be sent to a sink of the audit log; they are sent again");
    },
    recovered: (failures) => log.info({ sink, failures }, "a sink of the audit log takes records again"),
    refused: (refusals) => {
      for (const { first, last, count, why } of refusals) {
        instruments.refused(count);
        log.error({ sink, first, last, count, why }, "a sink of the audit log refused records for good");
      }
    },
    skipped: (from, to) => {
      instruments.skipped(to - from);
      log.error({ sink, from, to }, "records were gone or unreadable before a sink of the audit log had them");
    },
    replaced: () =>
      log.warn({ sink }, "the audit log is not the one that a sink had before: it is sent from its beginning"),
  };
}

/** Past the stream of the process, whose writes to a pipe would hold up everything while nobody reads it. */
async function toStdout(bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += await writeSome(bytes.subarray(at));
}

function writeSome(bytes: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    write(1, bytes, (error, written) => (error ? reject(error) : resolve(written)));
  });
}
