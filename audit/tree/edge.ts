import type { Hash } from "./hash.ts";
import { fold } from "./ranges.ts";
import { rootOf, tileWidth } from "./tile.ts";

/** A tile that became full. */
export interface Full {
  readonly level: number;
  readonly index: number;
  readonly hashes: readonly Hash[];
}

/**
 * The right edge of a growing tree: the partial tile of each level, and nothing else. Eight bits of the size are one
 * level, so that a tree of 2^53 leaves is held in seven rows of at most 255 hashes. The same edge gives the root, the
 * partial tiles that are written, and the full ones as they come.
 */
export class Edge {
  /** The hashes of the partial tile of each level, leaves first. */
  readonly #rows: Hash[][];
  #size: number;

  /** Begins empty, or with the rows that a tree of `size` leaves has (`rowWidths`). */
  constructor(size = 0, rows: readonly (readonly Hash[])[] = []) {
    this.#size = size;
    this.#rows = rows.map((row) => [...row]);
  }

  get size(): number {
    return this.#size;
  }

  /** The hashes of the partial tiles by level; an empty row where the level has none. */
  get rows(): readonly (readonly Hash[])[] {
    return this.#rows;
  }

  /** Adds a leaf. Answers the tiles that became full by it: mostly none. */
  append(leaf: Hash): readonly Full[] {
    const full: Full[] = [];
    let hash = leaf;
    for (let level = 0; ; level++) {
      const row = this.#rows[level] ?? [];
      this.#rows[level] = row;
      row.push(hash);
      if (row.length < tileWidth) break;
      this.#rows[level] = [];
      full.push({ level, index: Math.floor(this.#size / tileWidth ** (level + 1)), hashes: row });
      hash = rootOf(row);
    }
    this.#size++;
    return full;
  }

  /** The root of the tree as it is now. */
  root(): Hash {
    return fold(this.#rows.toReversed().flatMap(nodes));
  }
}

/** How many hashes the partial tile of each level has in a tree of `size`, leaves first. */
export function rowWidths(size: number): readonly number[] {
  const widths: number[] = [];
  for (let count = size; count > 0; count = Math.floor(count / tileWidth)) widths.push(count % tileWidth);
  return widths;
}

/** The nodes over a partial row, left to right: for each bit of its length the hash over so many. */
function nodes(row: readonly Hash[]): readonly Hash[] {
  const found: Hash[] = [];
  let at = 0;
  for (let whole = tileWidth / 2; whole >= 1; whole /= 2) {
    if (row.length % (2 * whole) < whole) continue;
    found.push(rootOf(row.slice(at, at + whole)));
    at += whole;
  }
  return found;
}
