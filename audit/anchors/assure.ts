import { tileWidth } from "../tree/tile.ts";
import type { Besides } from "../verifier/verify.ts";
import { readStretch } from "../verify/part.ts";
import type { NamedLog, Reports } from "../verify/several.ts";
import { timeOf } from "../verify/time.ts";
import { readCheckpoint } from "../verify/trust.ts";
import type { Report } from "../verify/verify.ts";
import type { Pulled } from "./pull.ts";

/** What anchors say of logs, as verification asks it: every checkpoint that they keep is one with which the log must begin. */
export function besides(anchors: readonly Pulled[]): Besides {
  return {
    since: async (logs, complete) => {
      const notes = anchors.flatMap(({ notes: kept }) => kept);
      // Of all logs that there are one may be gone; one that is looked at alone has nothing to do with the others.
      if (complete) return notes;
      const origins = await Promise.all(logs.map(({ source }) => source.read("checkpoint")));
      const own = new Set(origins.map((bytes) => bytes && readCheckpoint(bytes)?.checkpoint.origin));
      return notes.filter(({ bytes }) => {
        const origin = readCheckpoint(bytes)?.checkpoint.origin;
        return origin === undefined || own.has(origin);
      });
    },
    judged: (reports, logs) => assure(reports, logs, anchors),
  };
}

/** The reports with how far each log is anchored: up to the newest checkpoint that each of the anchors has. What has faults is anchored nowhere. */
export async function assure(
  reports: Reports,
  logs: readonly NamedLog[],
  anchors: readonly Pulled[],
): Promise<Reports> {
  if (anchors.length === 0) return reports;
  const newest = anchors.map(({ notes }) => {
    const sizes = new Map<string, number>();
    for (const { bytes } of notes) {
      const { origin = "", size = 0 } = readCheckpoint(bytes)?.checkpoint ?? {};
      sizes.set(origin, Math.max(size, sizes.get(origin) ?? 0));
    }
    return sizes;
  });
  const done = reports.logs.map(async ({ path, report }, at) => {
    const { checkpoint, faults, beyond } = report;
    const source = logs[at]?.source;
    if (checkpoint === undefined || source === undefined || faults.length + beyond > 0) return { path, report };
    const size = Math.min(...newest.map((sizes) => sizes.get(checkpoint.origin) ?? 0));
    if (size === 0) return { path, report };
    const stretch = await readStretch(source, Math.floor((size - 1) / tileWidth), checkpoint.size);
    const last = stretch.records.state === "whole" ? stretch.records.items[(size - 1) % tileWidth] : undefined;
    const until = last && timeOf(last);
    const anchored: Report = {
      ...report,
      assurance: report.assurance === "self-signed" ? "anchored" : report.assurance,
      anchoredSize: size,
      ...(until !== undefined && { anchoredUntil: until }),
    };
    return { path, report: anchored };
  });
  return { ...reports, logs: await Promise.all(done) };
}
