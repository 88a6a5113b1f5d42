import type { Source } from "../files/source.ts";
import type { Key } from "../note/key.ts";
import { Edge } from "../tree/edge.ts";
import type { Hash } from "../tree/hash.ts";
import { equal } from "../tree/hash.ts";
import { tileWidth } from "../tree/tile.ts";
import type { Fault } from "./fault.ts";
import { Faults } from "./fault.ts";
import { Keys } from "./keys.ts";
import type { Stretch } from "./part.ts";
import { readStretch } from "./part.ts";
import type { Seen } from "./seen.ts";
import { Sightings } from "./seen.ts";
import type { Tombstone } from "./tombstone.ts";
import type { Read } from "./trust.ts";
import { distrust, readCheckpoint, witnessed } from "./trust.ts";
import { Walk } from "./walk.ts";

export interface Question {
  /** The key that the log is known by. */
  readonly key: Key;
  /** Checkpoints from before, as the bytes of their files: the log must begin with what they stand for. Default none. */
  readonly since?: readonly Uint8Array[];
  /** Witnesses who must have cosigned for the log to count as witnessed. Default none. */
  readonly witnesses?: readonly Key[];
}

/**
 * How far the answer carries. `self-signed`: whoever holds the log's key could have written all of it anew.
 * `anchored`: up to this record a checkpoint contradicts that which is kept where others rule. `externally witnessed`: up to this checkpoint even they could not, unless the witnesses helped.
 */
export type Assurance = "self-signed" | "anchored" | "externally witnessed";

export interface Report {
  /** What the checkpoint says; absent where there is none that can be read. */
  readonly checkpoint?: { readonly origin: string; readonly size: number; readonly root: string };
  readonly assurance: Assurance;
  /** RFC 3339; with `externally witnessed` only. */
  readonly witnessedUntil?: string;
  /** Where anchors were asked and all of them have a checkpoint: records that the oldest of their newest covers, and the time of the last of these. */
  readonly anchoredSize?: number;
  readonly anchoredUntil?: string;
  /** Times of the first and the last record, as they stand there. */
  readonly first?: string;
  readonly last?: string;
  /** Records that are no longer kept, and number and time of the record that says so; absent where all are there. */
  readonly removed?: readonly Tombstone[];
  /** Empty for a log that is as it was written. */
  readonly faults: readonly Fault[];
  /** How many faults there were beyond the 1,000 that are listed. */
  readonly beyond: number;
}

/** A report with what it takes to go on from it. */
export interface Inspected {
  readonly report: Report;
  readonly keys: Keys;
  /** What records of this log say of other logs. */
  readonly seen: readonly Seen[];
}

/** Reads a log from its first record to its last and names everything that is not as it was recorded. */
export async function verifyLog(source: Source, question: Question): Promise<Report> {
  return (await inspectLog(source, question)).report;
}

/** Verifies a log. Memory does not depend on the length of the log. Fails only where the source cannot be read. */
export async function inspectLog(source: Source, question: Question): Promise<Inspected> {
  const faults = new Faults();
  const keys = new Keys(question.key);
  const earlier = (question.since ?? []).map(readCheckpoint);
  if (earlier.includes(undefined)) faults.add("checkpoint-malformed");
  const bytes = await source.read("checkpoint");
  const read = bytes && readCheckpoint(bytes);
  if (read === undefined) {
    faults.add(bytes ? "checkpoint-malformed" : "checkpoint-missing");
    return { report: { assurance: "self-signed", faults: faults.found, beyond: faults.beyond }, keys, seen: [] };
  }
  const { origin, size, root } = read.checkpoint;
  const since = earlier.filter((each) => each !== undefined);
  const walked = await walkThrough(source, read, new Set(since.map(({ checkpoint }) => checkpoint.size)), keys, faults);
  const distrusted = distrust(read, [keys.at(size)]);
  if (distrusted) faults.add(distrusted);
  for (const each of since) {
    const fault = compare(each, walked.roots.get(each.checkpoint.size), size, keys);
    if (fault) faults.add(fault.code, fault.from, fault.to);
  }
  const until = distrusted ? undefined : witnessed(read.note, question.witnesses ?? []);
  const report: Report = {
    checkpoint: { origin, size, root: Buffer.from(root).toString("base64") },
    ...(until === undefined
      ? { assurance: "self-signed" }
      : { assurance: "externally witnessed", witnessedUntil: new Date(until * 1_000).toISOString() }),
    ...walked.found,
    faults: faults.found,
    beyond: faults.beyond,
  };
  return { report, keys, seen: walked.seen };
}

/**
 * Compares a log of `size` records with an earlier checkpoint, whose size had the root `then` in it. A checkpoint that
 * this log's key did not sign proves nothing, which is a fault.
 */
export function compare(since: Read, then: Hash | undefined, size: number, keys: Keys): Fault | undefined {
  const { checkpoint } = since;
  const distrusted = distrust(since, [keys.at(checkpoint.size)]);
  if (distrusted) return { code: distrusted };
  if (checkpoint.size > size) return { code: "rollback", from: size, to: checkpoint.size };
  const holds = then !== undefined && equal(then, checkpoint.root);
  return holds ? undefined : { code: "fork", from: 0, to: checkpoint.size };
}

interface Walked {
  readonly found: Walk["found"];
  /** The roots at the sizes that were asked for. */
  readonly roots: ReadonlyMap<number, Hash>;
  readonly seen: readonly Seen[];
}

async function walkThrough(
  source: Source,
  read: Read,
  sizes: ReadonlySet<number>,
  keys: Keys,
  faults: Faults,
): Promise<Walked> {
  const { size, root } = read.checkpoint;
  const edge = new Edge();
  const walk = new Walk(source, size, edge, faults);
  const sightings = new Sightings();
  const roots = new Map<number, Hash>();
  const check = () => {
    if (sizes.has(edge.size)) roots.set(edge.size, edge.root());
  };
  check();
  for await (const stretch of stretches(source, size)) {
    if (stretch.records.state === "whole") {
      keys.read(stretch.from, stretch.records.items);
      sightings.read(stretch.from, stretch.records.items);
    }
    await walk.take(stretch, check);
  }
  await walk.finish(root);
  return { found: walk.found, roots, seen: sightings.found };
}

/** The stretches of a log in their order; the next are read while one is hashed. */
async function* stretches(source: Source, size: number): AsyncGenerator<Stretch> {
  const count = Math.ceil(size / tileWidth);
  const coming: Promise<Stretch>[] = [];
  for (let index = 0, asked = 0; index < count; index++) {
    for (; asked < count && asked <= index + (source.ahead ?? 1); asked++) {
      const stretch = readStretch(source, asked, size);
      // What fails is said when its turn comes, or never where an earlier one failed.
      stretch.catch(() => undefined);
      coming.push(stretch);
    }
    const next = coming.shift();
    if (next) yield await next;
  }
}
