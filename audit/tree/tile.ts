import type { Hash } from "./hash.ts";
import { hashLength, nodeHash } from "./hash.ts";

/** Hashes in a full tile, and records in a full bundle. */
export const tileWidth = 256;

/** What a file of the layout holds: hashes of a level, or the records themselves. */
export type Level = number | "entries";

/** A file of the C2SP `tlog-tiles` layout. */
export interface Tile {
  readonly level: Level;
  readonly index: number;
  /** 256 for a full one, else 1 to 255. */
  readonly width: number;
}

/** `tile/<level>/<index>[.p/<width>]`: the index in groups of three digits, all but the last behind an `x`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, "0");
  const groups = digits.match(/\d{3}/g) ?? [];
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${level}/${name}${width === tileWidth ? "" : `.p/${width}`}`;
}

const layout = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads such a path; undefined for every other text, and for a path that is not written in the shortest way. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level = "", name = "", width] = layout.exec(path) ?? [];
  const tile: Tile = {
    level: level === "entries" ? level : Number(level),
    index: Number(name.replaceAll(/[x/]/g, "")),
    width: width === undefined ? tileWidth : Number(width),
  };
  const inside = tile.level === "entries" || tile.level < 64;
  return level !== "" && inside && Number.isSafeInteger(tile.index) && tilePath(tile) === path ? tile : undefined;
}

/** The partial tiles of a tree, which its right edge consists of: at most one a level, and one bundle. */
export function partialTiles(size: number): readonly Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / tileWidth)) {
    const width = count % tileWidth;
    const index = Math.floor(count / tileWidth);
    if (width === 0) continue;
    if (level === 0) tiles.push({ level: "entries", index, width });
    tiles.push({ level, index, width });
  }
  return tiles;
}

/** The number of hashes that a tree has at a level of tiles: each is over 256^level leaves. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / tileWidth ** level);
}

/** The hashes of a tile file; undefined where it does not hold exactly `width` of them. */
export function parseHashes(bytes: Uint8Array, width: number): readonly Hash[] | undefined {
  if (bytes.length !== width * hashLength) return undefined;
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * hashLength, (at + 1) * hashLength));
}

/** The hash over a power of two of neighbouring hashes. */
export function rootOf(hashes: readonly Hash[]): Hash {
  let row = hashes;
  while (row.length > 1) row = pairs(row);
  const [root] = row;
  if (root === undefined) throw new Error("a node stands over at least one hash");
  return root;
}

function pairs(row: readonly Hash[]): readonly Hash[] {
  const above: Hash[] = [];
  for (let at = 0; at + 1 < row.length; at += 2) {
    const [left, right] = [row[at], row[at + 1]];
    if (left && right) above.push(nodeHash(left, right));
  }
  return above;
}
