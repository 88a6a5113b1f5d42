import { hostname, userInfo } from "node:os";
import { resolve } from "node:path";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { folder } from "@bubustack/audit/files/folder";
import { openLog } from "@bubustack/audit/log/log";
import type { Event } from "@bubustack/audit/record/event";
import { readCheckpoint } from "@bubustack/audit/verify/trust";
import type { Io } from "../io.ts";
import type { Given } from "../verb.ts";
import { text } from "../verb.ts";

/** What was read, as a record of type `log.read` has it. */
export interface Reading {
  readonly how: "query" | "report" | "join" | "export" | "replay";
  /** Origins of the logs. */
  readonly logs: readonly string[];
  readonly filter?: object;
  /** Milliseconds since 1970. */
  readonly from?: number;
  readonly to?: number;
  /** Names that are encrypted are shown, as far as their keys are there. */
  readonly opened?: boolean;
  /** How many records are shown; absent where that is not known before. */
  readonly records?: number;
}

/**
 * Puts a reading on record, in the log of readings that --record-to or BUBU_AUDIT_READS names, before anything is shown. Without
 * one it is said that nothing was recorded: whoever has the files can read them, with this command or another.
 */
export async function recordReading(io: Io, given: Given, reading: Reading): Promise<void> {
  const named = readsOf(io, given);
  if (!named) {
    io.err("note: this reading is not on record; --record-to FOLDER puts it into a log of readings\n");
    return;
  }
  await appendTo(resolve(io.cwd, named), (origin) => reading.logs.map((log) => eventOf(origin, log, reading)));
}

/** The log of readings that is named; undefined where none is. */
export function readsOf(io: Pick<Io, "env">, given: Given): string | undefined {
  return text(given, "recordTo") ?? (io.env["BUBU_AUDIT_READS"] || undefined);
}

/** How the origins of logs of readings end. */
const readings = "/audit-reads";

/** Whether a log is one of readings, by its origin. */
export function ofReadings(origin: string): boolean {
  return origin.endsWith(readings);
}

/** Appends to the log of readings in a folder, which begins with it where there is none. */
export async function appendTo(path: string, events: (origin: string) => readonly Event[]): Promise<void> {
  const checkpoint = await folder(path).read("checkpoint");
  // A log that is there keeps its name.
  const origin = (checkpoint && readCheckpoint(checkpoint)?.checkpoint.origin) ?? `${hostname()}${readings}`;
  const log = await openLog(folderDisk(path), { origin });
  try {
    for (const event of events(origin)) await log.append(event);
  } finally {
    await log.close();
  }
}

function eventOf(source: string, log: string, { how, filter, from, to, opened, records }: Reading) {
  const time = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());
  const period = { from: time(from), to: time(to) };
  const data = {
    reader: userInfo().username,
    how,
    log,
    filter,
    ...period,
    ...(opened === true && { opened }),
    records,
  };
  return { source, type: "io.bubustack.audit.log.read.v1", subject: log, data };
}
