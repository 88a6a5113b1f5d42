import { setTimeout as sleep } from "node:timers/promises";
import { retentionWarnings } from "@bubustack/policies/audit-retention-settings";
import type { AuditSettings } from "@bubustack/policies/audit-settings";
import type { Log } from "@bubustack/runtime/log";
import type { Metrics } from "@bubustack/runtime/metrics";
import type { Accompanied, Companion } from "./accompany.ts";
import type { PeerAccess } from "./peers.ts";

const isoOf = (at: number) => new Date(at).toISOString();

export interface RetentionConfig {
  readonly settings: Pick<AuditSettings, "retention" | "holds" | "witnesses">;
  readonly log: Log;
  readonly metrics: Metrics;
  /** A monotonic clock in milliseconds, and milliseconds since 1970. */
  readonly now: () => number;
  readonly wall: () => number;
  /** The AuditLogs of all replicas, where there are any. */
  readonly informer?: Pick<PeerAccess["informer"], "values">;
  /** Milliseconds until the first look, and between two. Default 15 seconds, so that nothing is loaded while a replica starts, and an hour. */
  readonly firstMs?: number;
  readonly everyMs?: number;
}

/** Milliseconds for which decisions have the process for themselves after each few records that are looked at. */
const pauseMs = 5;

/**
 * Deletes records that are past their age, at most hourly and slowly; records which legal holds are placed and lifted before that. A clock that leaps ahead
 * deletes nothing: that is said, and a metric.
 */
export async function retain(
  opened: Accompanied,
  { settings, log, metrics, now, wall, informer, firstMs = 15_000, everyMs = 3_600_000 }: RetentionConfig,
): Promise<Companion> {
  const { disk } = opened;
  for (const warning of retentionWarnings(settings.retention))
    log.warn({ warning }, "records are kept for less than six months");
  if (settings.holds.length > 0 || (await disk.read("holds.json")) !== undefined) {
    const { keepHolds } = await import("@bubustack/audit/retention/keep-holds");
    await keepHolds(opened, settings.holds);
  }
  const deleted = metrics.counter("bubu_audit_pruned_total", "Records of the audit log that retention deleted.", []);
  const oldest = metrics.gauge("bubu_audit_oldest_seconds", "Time of the oldest record, in seconds since 1970.", []);
  const ahead = metrics.gauge("bubu_audit_clock_ahead_seconds", "How far the clock is ahead of what is believed.", []);
  deleted.add({}, 0);
  const ended = new AbortController();
  const pause = (ms = pauseMs) => sleep(ms, undefined, { signal: ended.signal, ref: false });
  const run = async () => {
    await pause(firstMs);
    const { Janitor } = await import("@bubustack/audit/retention/janitor");
    const writing = { ...opened, pause: () => pause() };
    const { RetentionClock } = await import("@bubustack/audit/retention/clock");
    const { heardTimes } = await import("./heard.ts");
    const heard = () => heardTimes(opened, settings.witnesses, informer);
    const clock = new RetentionClock(disk, { wall, monotonic: now, heard });
    let believed = { now: 0, behind: 0 };
    const janitor = new Janitor(writing, { ages: settings.retention, holds: settings.holds, now: () => believed.now });
    for (; !ended.signal.aborted; await pause(everyMs))
      try {
        const before = believed.behind;
        believed = await clock.look();
        ahead.set({}, believed.behind / 1_000);
        if (before === 0 && believed.behind > 0)
          log.warn(
            { clock: isoOf(wall()), believed: isoOf(believed.now) },
            "the clock is more than a day ahead of what is known of the time: records do not get old by it",
          );
        if (before > 0 && believed.behind === 0) log.info({}, "the clock is believed again");
        const looked = await janitor.look();
        if (looked.oldest !== undefined) oldest.set({}, looked.oldest / 1_000);
        deleted.add({}, looked.deleted);
        if (looked.deleted > 0) log.info({ records: looked.deleted }, "records past their age were deleted");
      } catch (err) {
        if (!ended.signal.aborted) log.error({ err }, "records past their age could not be deleted; it is tried again");
      }
  };
  const running = run().catch(() => undefined);
  return {
    stop: async () => {
      ended.abort();
      await running;
    },
  };
}
