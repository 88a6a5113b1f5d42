import type { Source } from "../files/source.ts";
import type { Key } from "../note/key.ts";
import { Edge } from "../tree/edge.ts";
import type { Hash } from "../tree/hash.ts";
import { equal } from "../tree/hash.ts";
import { tileWidth } from "../tree/tile.ts";
import type { Fault } from "./fault.ts";
import { Faults } from "./fault.ts";
import { Keys } from "./keys.ts";
import { readStretch } from "./part.ts";
import type { Read } from "./trust.ts";
import { distrust, readCheckpoint, witnessed } from "./trust.ts";
import { Walk } from "./walk.ts";

export interface Question {
  /** The key that the log is known by. */
  readonly key: Key;
  /** A checkpoint from before, as the bytes of its file: the log must begin with what it stands for. */
  readonly since?: Uint8Array;
  /** Witnesses who must have cosigned for the log to count as witnessed. Default none. */
  readonly witnesses?: readonly Key[];
}

/**
 * How far the answer carries. `self-signed`: whoever holds the log's key could have written all of it anew.
 * `externally witnessed`: up to this checkpoint even they could not, unless the witnesses helped.
 */
export type Assurance = "self-signed" | "externally witnessed";

export interface Report {
  /** What the checkpoint says; absent where there is none that can be read. */
  readonly checkpoint?: { readonly origin: string; readonly size: number; readonly root: string };
  readonly assurance: Assurance;
  /** RFC 3339; with `externally witnessed` only. */
  readonly witnessedUntil?: string;
  /** Times of the first and the last record, as they stand there. */
  readonly first?: string;
  readonly last?: string;
  /** Empty for a log that is as it was written. */
  readonly faults: readonly Fault[];
  /** How many faults there were beyond the 1,000 that are listed. */
  readonly beyond: number;
}

/**
 * Reads a log from its first record to its last and names everything that is not as it was recorded. Memory does not
 * depend on the length of the log. Fails only where the source cannot be read.
 */
export async function verifyLog(source: Source, question: Question): Promise<Report> {
  const faults = new Faults();
  const since = question.since && readCheckpoint(question.since);
  if (question.since && since === undefined) faults.add("checkpoint-malformed");
  const bytes = await source.read("checkpoint");
  const read = bytes && readCheckpoint(bytes);
  if (read === undefined) {
    faults.add(bytes ? "checkpoint-malformed" : "checkpoint-missing");
    return { assurance: "self-signed", faults: faults.found, beyond: faults.beyond };
  }
  const { origin, size, root } = read.checkpoint;
  const keys = new Keys(question.key);
  const roots = await walkThrough(source, read, since?.checkpoint.size, keys, faults);
  const distrusted = distrust(read, [keys.at(size)]);
  if (distrusted) faults.add(distrusted);
  if (since) compare(since, roots.then, size, keys, faults);
  const until = distrusted ? undefined : witnessed(read.note, question.witnesses ?? []);
  return {
    checkpoint: { origin, size, root: Buffer.from(root).toString("base64") },
    ...(until === undefined
      ? { assurance: "self-signed" }
      : { assurance: "externally witnessed", witnessedUntil: new Date(until * 1_000).toISOString() }),
    ...roots.times,
    faults: faults.found,
    beyond: faults.beyond,
  };
}

/** Compares the log with an earlier checkpoint; one that this log's key did not sign proves nothing, which is a fault. */
function compare(since: Read, then: Hash | undefined, size: number, keys: Keys, faults: Faults): void {
  const { checkpoint } = since;
  const distrusted = distrust(since, [keys.at(checkpoint.size)]);
  if (distrusted) faults.add(distrusted);
  else if (checkpoint.size > size) faults.add("rollback", size, checkpoint.size);
  else if (then === undefined || !equal(then, checkpoint.root)) faults.add("fork", 0, checkpoint.size);
}

interface Walked {
  readonly times: Walk["times"];
  /** The root at the size that was asked for. */
  readonly then: Hash | undefined;
}

async function walkThrough(
  source: Source,
  read: Read,
  ask: number | undefined,
  keys: Keys,
  faults: Faults,
): Promise<Walked> {
  const { size, root } = read.checkpoint;
  const edge = new Edge();
  const walk = new Walk(source, size, edge, faults);
  let then = ask === 0 ? edge.root() : undefined;
  const check = () => {
    if (edge.size === ask) then = edge.root();
  };
  const count = Math.ceil(size / tileWidth);
  let next = count > 0 ? readStretch(source, 0, size) : undefined;
  for (let index = 0; next !== undefined; index++) {
    const stretch = await next;
    // The next is read while this one is hashed.
    next = index + 1 < count ? readStretch(source, index + 1, size) : undefined;
    if (stretch.records.state === "whole") keys.read(stretch.from, stretch.records.items);
    await walk.take(stretch, check);
  }
  await walk.finish(root);
  return { times: walk.times, then };
}
