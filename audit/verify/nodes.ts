import type { Source } from "../files/source.ts";
import type { Hash } from "../tree/hash.ts";
import type { Place, Range } from "../tree/ranges.ts";
import { fold, placesOf } from "../tree/ranges.ts";
import { rootOf, tileWidth } from "../tree/tile.ts";
import { readTile } from "./part.ts";

/**
 * The hash over a range that the tree of a log of `size` records has, by its tiles alone. Undefined where they are not
 * whole. What a walk over the records found to be right may be asked this way.
 */
export async function hashOf(source: Source, range: Range, size: number): Promise<Hash | undefined> {
  const nodes = await Promise.all(placesOf(range).map((place) => nodeAt(source, place, size)));
  const found = nodes.filter((node) => node !== undefined);
  return found.length === nodes.length ? fold(found) : undefined;
}

/** A node of the tree: it stands over a power of two of hashes of one tile. */
async function nodeAt(source: Source, { height, index }: Place, size: number): Promise<Hash | undefined> {
  const level = Math.floor(height / 8);
  const count = 2 ** (height % 8);
  const start = index * count;
  const tile = await readTile(source, level, Math.floor(start / tileWidth), size);
  if (tile.state !== "whole") return undefined;
  const hashes = tile.items.slice(start % tileWidth, (start % tileWidth) + count);
  return hashes.length === count ? rootOf(hashes) : undefined;
}
