import type { Source } from "../files/source.ts";
import { parseBundle } from "../tree/bundle.ts";
import type { Hash } from "../tree/hash.ts";
import type { Level } from "../tree/tile.ts";
import { hashesAt, parseHashes, tilePath, tileWidth } from "../tree/tile.ts";

/** What a file of the layout turned out to be. */
export type Part<T> =
  | { readonly state: "whole"; readonly items: readonly T[] }
  | { readonly state: "missing" }
  | { readonly state: "broken" };

/** 256 places of the log, fewer at its end: the records, and the hashes that the tree has for them. */
export interface Stretch {
  /** The number of the first record. */
  readonly from: number;
  readonly width: number;
  readonly records: Part<Uint8Array>;
  readonly hashes: Part<Hash>;
}

/** Reads stretch `index` of a log of `size` records. */
export async function readStretch(source: Source, index: number, size: number): Promise<Stretch> {
  const from = index * tileWidth;
  const width = Math.min(tileWidth, size - from);
  const [records, hashes] = await Promise.all([
    readPart(source, "entries", index, width, parseBundle),
    readPart(source, 0, index, width, parseHashes),
  ]);
  return { from, width, records, hashes };
}

/** The hashes that tile `index` of a level has in a tree of `size`. */
export function readTile(source: Source, level: number, index: number, size: number): Promise<Part<Hash>> {
  const width = Math.min(tileWidth, hashesAt(level, size) - index * tileWidth);
  return readPart(source, level, index, width, parseHashes);
}

/**
 * A file that the tree of a checkpoint needs. Where a partial one is gone because the full one came since, its beginning
 * is taken.
 */
async function readPart<T>(
  source: Source,
  level: Level,
  index: number,
  width: number,
  parse: (bytes: Uint8Array, width: number) => readonly T[] | undefined,
): Promise<Part<T>> {
  const exact = await source.read(tilePath({ level, index, width }));
  const [bytes, has] =
    exact || width === tileWidth
      ? [exact, width]
      : [await source.read(tilePath({ level, index, width: tileWidth })), tileWidth];
  if (bytes === undefined) return { state: "missing" };
  const items = parse(bytes, has);
  return items === undefined ? { state: "broken" } : { state: "whole", items: items.slice(0, width) };
}
