import type { Hash } from "./hash.ts";
import { Peaks } from "./peaks.ts";
import { fold } from "./ranges.ts";
import { tileWidth } from "./tile.ts";

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
  /** Of each row the nodes over it, so that a root is at hand whenever somebody asks. */
  readonly #peaks: Peaks[];
  #size: number;

  /** Begins empty, or with the rows that a tree of `size` leaves has (`rowWidths`). */
  constructor(size = 0, rows: readonly (readonly Hash[])[] = []) {
    this.#size = size;
    this.#rows = rows.map((row) => [...row]);
    this.#peaks = rows.map((row) => new Peaks(row));
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
      const peaks = this.#peaks[level] ?? new Peaks();
      this.#peaks[level] = peaks;
      peaks.push(hash);
      if (row.length < tileWidth) break;
      this.#rows[level] = [];
      this.#peaks[level] = new Peaks();
      full.push({ level, index: Math.floor(this.#size / tileWidth ** (level + 1)), hashes: row });
      // Over a full row there is one.
      hash = fold(peaks.hashes);
    }
    this.#size++;
    return full;
  }

  /** The root of the tree as it is now. */
  root(): Hash {
    return fold(this.#peaks.toReversed().flatMap(({ hashes }) => hashes));
  }
}

/** How many hashes the partial tile of each level has in a tree of `size`, leaves first. */
export function rowWidths(size: number): readonly number[] {
  const widths: number[] = [];
  for (let count = size; count > 0; count = Math.floor(count / tileWidth)) widths.push(count % tileWidth);
  return widths;
}
