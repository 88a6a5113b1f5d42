import { fromBase64, toBase64 } from "../note/base64.ts";
import { fieldsOf, parseRecord } from "../record/fields.ts";
import type { Refusal } from "./sink.ts";

/** How far a sink has come in a log: what is kept over restarts. */
export interface Progress {
  readonly origin: string;
  /** The number of the first record that the sink has not acknowledged. */
  readonly next: number;
  /** The leaf of record `next - 1`, by which a log that was replaced is known; absent where that record was not at hand. */
  readonly leaf?: Uint8Array;
  /** Records that the sink refused for good, and those among them that are listed; in ascending order. */
  readonly refused: number;
  readonly refusals: readonly Refusal[];
  /** Records that were gone or unreadable before they could be sent. */
  readonly skipped: number;
}

/** Refusals that are listed one by one; older ones are joined. */
const mostRefusals = 256;

export function beginning(origin: string, next = 0): Progress {
  return { origin, next, refused: 0, refusals: [], skipped: 0 };
}

/** Adds records that were refused. Neighbours with the same reason are one row; of too many rows the oldest become one. */
export function withRefusals(progress: Progress, more: readonly Refusal[]): Progress {
  const refusals = [...progress.refusals];
  let refused = progress.refused;
  for (const each of more) {
    refused += each.count;
    const last = refusals.at(-1);
    if (last && last.why === each.why && last.last + 1 === each.first)
      refusals[refusals.length - 1] = joined(last, each);
    else refusals.push(each);
  }
  while (refusals.length > mostRefusals) {
    const [one, other, ...rest] = refusals;
    if (one && other) refusals.splice(0, refusals.length, joined(one, other), ...rest);
  }
  return { ...progress, refused, refusals };
}

function joined(one: Refusal, other: Refusal): Refusal {
  const why = one.why === other.why ? one.why : "for several reasons";
  return { first: one.first, last: other.last, count: one.count + other.count, why };
}

/** The bytes of the file that keeps it. */
export function formatProgress({ leaf, ...progress }: Progress): Uint8Array {
  const value = { version: 1, ...progress, ...(leaf && { leaf: toBase64(leaf) }) };
  return Buffer.from(`${JSON.stringify(value)}\n`, "utf8");
}

/** Reads such a file; undefined for everything else. */
export function parseProgress(bytes: Uint8Array): Progress | undefined {
  const { version, origin, next, leaf, refused, refusals, skipped } = parseRecord(bytes);
  const kept = leaf === undefined ? undefined : fromBase64(String(leaf));
  if (version !== 1 || typeof origin !== "string" || !isCount(next) || !isCount(refused) || !isCount(skipped))
    return undefined;
  if (!Array.isArray(refusals) || (leaf !== undefined && kept === undefined)) return undefined;
  const rows = refusals.map(refusalOf);
  if (rows.includes(undefined)) return undefined;
  const listed = rows.filter((row) => row !== undefined);
  return { origin, next, refused, refusals: listed, skipped, ...(kept && { leaf: kept }) };
}

function refusalOf(value: unknown): Refusal | undefined {
  const { first, last, count, why } = fieldsOf(value);
  return isCount(first) && isCount(last) && isCount(count) && typeof why === "string"
    ? { first, last, count, why }
    : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
