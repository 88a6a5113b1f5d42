import { entryOf, leafOf } from "../tree/bundle.ts";
import { Edge } from "../tree/edge.ts";
import type { Hash } from "../tree/hash.ts";
import { Peaks } from "../tree/peaks.ts";
import type { Tile } from "../tree/tile.ts";
import { partialTiles, tilePath, tileWidth } from "../tree/tile.ts";

/** Files that make a tree of `size` readable. */
export interface Settlement {
  readonly size: number;
  readonly root: Hash;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Folders with partial tiles that a full one has taken the place of. */
  readonly overtaken: readonly string[];
}

/** Turns records that are on disk into the files of the layout: the tree over them grows here. */
export class Settling {
  readonly #edge: Edge;
  /** The entries of the bundle that is not full yet. */
  #entries: Uint8Array[];
  /** Full tiles and bundles that were not written yet. */
  #full = new Map<string, Uint8Array>();

  /** Goes on from a tree: its rows, and the records of its partial bundle. */
  constructor(size = 0, rows: readonly (readonly Hash[])[] = [], open: readonly Uint8Array[] = []) {
    this.#edge = new Edge(size, rows);
    this.#entries = open.map(entryOf);
  }

  get size(): number {
    return this.#edge.size;
  }

  get root(): Hash {
    return this.#edge.root();
  }

  /** The hashes of the largest whole nodes of the tree, left to right. */
  get peaks(): readonly Hash[] {
    return this.#edge.rows.toReversed().flatMap((row) => new Peaks(row).hashes);
  }

  /** How many full files wait to be written. */
  get backlog(): number {
    return this.#full.size;
  }

  /** Adds a record. Answers its leaf. */
  add(record: Uint8Array): Hash {
    return this.addEntry(entryOf(record));
  }

  /** The same of a record as a bundle holds it; the bytes are kept. */
  addEntry(entry: Uint8Array): Hash {
    const leaf = leafOf(entry);
    this.#entries.push(entry);
    for (const { level, index, hashes } of this.#edge.append(leaf)) {
      this.#full.set(tilePath({ level, index, width: tileWidth }), Buffer.concat(hashes));
      if (level > 0) continue;
      this.#full.set(tilePath({ level: "entries", index, width: tileWidth }), Buffer.concat(this.#entries));
      this.#entries = [];
    }
    return leaf;
  }

  /** What has to be written for the tree as it is now. If that fails, `again` gives the full files back. */
  take(): Settlement {
    const full = this.#full;
    this.#full = new Map();
    const overtaken = [...full.keys()].map((path) => `${path}.p`);
    const partial = partialTiles(this.size).map((tile) => [tilePath(tile), this.#partial(tile)] as const);
    return { size: this.size, root: this.root, files: new Map([...full, ...partial]), overtaken };
  }

  again({ files }: Settlement): void {
    const full = [...files].filter(([path]) => !/\.p\/\d+$/.test(path));
    this.#full = new Map([...full, ...this.#full]);
  }

  #partial({ level }: Tile): Uint8Array {
    return Buffer.concat(level === "entries" ? this.#entries : (this.#edge.rows[level] ?? []));
  }
}
