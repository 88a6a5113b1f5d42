import type { Source } from "../files/source.ts";
import type { Checkpoint } from "../note/checkpoint.ts";
import type { Key } from "../note/key.ts";
import { equal } from "../tree/hash.ts";
import type { Fault } from "./fault.ts";
import { hashOf } from "./nodes.ts";
import { readCheckpoint } from "./trust.ts";
import type { Inspected, Report } from "./verify.ts";
import { compare, inspectLog } from "./verify.ts";

/** A log by the path or URL that it is read from. */
export interface NamedLog {
  readonly path: string;
  readonly source: Source;
}

export interface Questions {
  /** Keys of logs; each log is held to the first that has its name. At least one. */
  readonly keys: readonly Key[];
  /** Checkpoints from before, of any of the logs, by the name of the file that they were in. */
  readonly since?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Witnesses who must have cosigned for a log to count as witnessed. */
  readonly witnesses?: readonly Key[];
  /** Whether these are all logs that there are: one that somebody saw and that is not among them is then missing. */
  readonly complete: boolean;
}

/** A log that was there once. */
export interface Absent {
  readonly origin: string;
  /** Records that it had. */
  readonly size: number;
  /** Who says so. */
  readonly by: string;
}

export interface Reports {
  readonly logs: readonly { readonly path: string; readonly report: Report }[];
  /** Logs that are spoken of and were not given. */
  readonly absent: readonly Absent[];
  /** How many faults there are: those of the logs, and, where all logs were to be given, those that are absent. */
  readonly faults: number;
}

/**
 * Verifies logs, each by itself and against what the others and earlier checkpoints say of it. Fails only where a source
 * cannot be read.
 */
export async function verifyLogs(logs: readonly NamedLog[], questions: Questions): Promise<Reports> {
  const { since = [], witnesses = [], keys, complete } = questions;
  const done: Done[] = [];
  for (const log of logs) {
    const origin = await originOf(log.source);
    const key = keys.find(({ name }) => name === origin) ?? keys[0];
    if (key === undefined) throw new Error("a log is verified by a key");
    // What is no checkpoint is a fault; of several logs each is held to its own.
    const mine = since.filter(
      ({ bytes }) => !complete || (readCheckpoint(bytes)?.checkpoint.origin ?? origin) === origin,
    );
    const inspected = await inspectLog(log.source, { key, witnesses, since: mine.map(({ bytes }) => bytes) });
    done.push({ ...log, key, origin, inspected });
  }
  const seen = done.flatMap(claimsOf);
  const reports: { path: string; report: Report }[] = [];
  for (const log of done) reports.push({ path: log.path, report: await judged(log, done, seen) });
  const earlier = since.flatMap(({ name, bytes }) => claimOf(name, bytes));
  const absent = complete ? absentFrom(done, [...earlier, ...seen]) : [];
  const faults = reports.reduce((sum, { report }) => sum + report.faults.length + report.beyond, 0);
  return { logs: reports, absent, faults: faults + absent.length };
}

interface Done extends NamedLog {
  readonly key: Key;
  readonly origin: string | undefined;
  readonly inspected: Inspected;
}

async function originOf(source: Source): Promise<string | undefined> {
  const bytes = await source.read("checkpoint");
  return bytes && readCheckpoint(bytes)?.checkpoint.origin;
}

/** Something that says of a log what it was: a checkpoint from before, or one in a record of another log. */
interface Claim {
  readonly by: string;
  readonly bytes: Uint8Array;
  readonly checkpoint: Checkpoint;
}

function claimOf(by: string, bytes: Uint8Array): readonly Claim[] {
  const read = readCheckpoint(bytes);
  return read ? [{ by, bytes, checkpoint: read.checkpoint }] : [];
}

/** What the records of a log say of others. A note of another log than the record says is none. */
function claimsOf({ path, origin, inspected }: Done): readonly Claim[] {
  return inspected.seen.flatMap((seen) =>
    claimOf(`record ${seen.index} of ${origin ?? path}`, seen.checkpoint).filter(
      ({ checkpoint }) => checkpoint.origin === seen.origin && seen.origin !== origin,
    ),
  );
}

/** The report of a log, with what contradicts the records of others, or another log of the same name. */
async function judged(log: Done, all: readonly Done[], seen: readonly Claim[]): Promise<Report> {
  const { report } = log.inspected;
  const size = report.checkpoint?.size;
  if (size === undefined) return report;
  const faults: Fault[] = [];
  for (const claim of seen) {
    const fault = claim.checkpoint.origin === log.origin ? await contradiction(log, claim) : undefined;
    if (fault) faults.push({ ...fault, by: claim.by });
  }
  for (const other of all)
    if (other !== log && other.origin === log.origin && (await parts(log, other)))
      faults.push({ code: "fork", by: other.path });
  return faults.length === 0 ? report : { ...report, faults: [...report.faults, ...faults] };
}

/** Goes through the records once more, unless they were found to be right: then the tiles say what the root was. */
async function contradiction(log: Done, { bytes, checkpoint }: Claim): Promise<Fault | undefined> {
  const { report, keys } = log.inspected;
  const read = readCheckpoint(bytes);
  const size = report.checkpoint?.size ?? 0;
  if (read && report.faults.length === 0) {
    const to = checkpoint.size;
    const root = to > size ? undefined : await hashOf(log.source, { from: 0, to }, size);
    return compare(read, root, size, keys);
  }
  const known = new Set(report.faults.map(({ code }) => code));
  const again = await inspectLog(log.source, { key: log.key, since: [bytes] });
  return again.report.faults.find(({ code }) => !known.has(code));
}

/** Whether two logs of one name do not begin with the same records. */
async function parts(one: Done, other: Done): Promise<boolean> {
  const [a, b] = [one.inspected.report.checkpoint?.size ?? 0, other.inspected.report.checkpoint?.size ?? 0];
  const range = { from: 0, to: Math.min(a, b) };
  const [left, right] = [await hashOf(one.source, range, a), await hashOf(other.source, range, b)];
  return left !== undefined && right !== undefined && !equal(left, right);
}

/** The logs that somebody saw and that are not there; of each the longest that was seen. */
function absentFrom(done: readonly Done[], claims: readonly Claim[]): readonly Absent[] {
  const there = new Set(done.map(({ origin }) => origin));
  const absent = new Map<string, Absent>();
  for (const { by, checkpoint } of claims) {
    const { origin, size } = checkpoint;
    if (!there.has(origin) && size >= (absent.get(origin)?.size ?? 0)) absent.set(origin, { origin, size, by });
  }
  return [...absent.values()];
}
