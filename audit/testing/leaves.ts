import type { Hash } from "../tree/hash.ts";
import { leafHash } from "../tree/hash.ts";
import type { Range } from "../tree/ranges.ts";
import { fold, placesOf } from "../tree/ranges.ts";
import { rootOf } from "../tree/tile.ts";

/** Record number `index` of a log of tests. */
export function record(index: number): Uint8Array {
  return Buffer.from(`record ${index}`);
}

/** A tree held whole, row by row: answers the hash of any range that RFC 6962 asks for. */
export function wholeTree(leaves: readonly Hash[]): (range: Range) => Hash {
  const rows: Hash[][] = [[...leaves]];
  for (let below = rows[0] ?? []; below.length > 1; ) {
    const above: Hash[] = [];
    for (let at = 0; at + 1 < below.length; at += 2) above.push(rootOf(below.slice(at, at + 2)));
    rows.push(above);
    below = above;
  }
  return (range) =>
    fold(
      placesOf(range).map(({ height, index }) => {
        const hash = rows[height]?.[index];
        if (hash === undefined) throw new Error(`no node ${index} at height ${height}`);
        return hash;
      }),
    );
}

export function leavesUpTo(size: number): readonly Hash[] {
  return Array.from({ length: size }, (_, at) => leafHash(record(at)));
}
