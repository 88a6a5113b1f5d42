import type { Hash } from "./hash.ts";
import { sha256 } from "./hash.ts";

/** A record as a bundle holds it: its length in two bytes, most significant first, then its bytes. */
export function entryOf(record: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(2 + record.length);
  bytes.writeUInt16BE(record.length, 0);
  bytes.set(record, 2);
  return bytes;
}

/** The hash of an entry's record as a leaf of the tree, without a copy of it: where its length ends, a leaf begins with a zero. */
export function leafOf(entry: Uint8Array): Hash {
  const low = entry[1] ?? 0;
  entry[1] = 0;
  const leaf = sha256(entry.subarray(1));
  entry[1] = low;
  return leaf;
}

/** The records of a bundle; undefined where the bytes are not exactly `width` of them. */
export function parseBundle(bytes: Uint8Array, width: number): readonly Uint8Array[] | undefined {
  const records: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length && records.length < width) {
    const [high, low] = [bytes[at], bytes[at + 1]];
    if (high === undefined || low === undefined) return undefined;
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) return undefined;
    records.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return at === bytes.length && records.length === width ? records : undefined;
}
