import type { SegmentHead } from "./batch.ts";
import { decodeBatch, decodeHead, segmentHead } from "./batch.ts";

/** What a segment turned out to hold. */
export interface SegmentContent {
  readonly first: number;
  readonly order: number;
  readonly records: readonly Uint8Array[];
  /**
   * `clean`: nothing but zeroes behind the last batch. `torn`: half a batch, which nobody was told about. `damaged`: a
   * batch is broken, and one that was written after it is whole: since a batch is written when the one before it is on disk,
   * records that were acknowledged are gone.
   */
  readonly end: "clean" | "torn" | "damaged";
}

/** Reads a segment as it was found. Undefined where it has no whole head: it was never used. */
export function readSegment(bytes: Uint8Array): SegmentContent | undefined {
  const head = decodeHead(bytes);
  if (head === undefined) return undefined;
  const records: Uint8Array[] = [];
  let at = segmentHead;
  for (let found = decodeBatch(bytes, at, head.salt); found; found = decodeBatch(bytes, at, head.salt)) {
    if (found.batch.first !== head.first + records.length) break;
    for (const record of found.batch.records) records.push(record);
    at = found.end;
  }
  return { first: head.first, order: head.order, records, end: endOf(bytes, at, head) };
}

function endOf(bytes: Uint8Array, at: number, { salt }: SegmentHead): SegmentContent["end"] {
  const rest = Buffer.from(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
  if (rest.every((byte) => byte === 0)) return "clean";
  const mark = Buffer.from(salt.subarray(0, 8));
  for (let next = rest.indexOf(mark); next >= 0; next = rest.indexOf(mark, next + 1))
    if (decodeBatch(bytes, at + next, salt)) return "damaged";
  return "torn";
}
