import { BubuError } from "@bubustack/api/errors";
import type { Disk } from "../disk/disk.ts";
import type { Key } from "../note/key.ts";
import { rowWidths } from "../tree/edge.ts";
import type { Hash } from "../tree/hash.ts";
import { equal } from "../tree/hash.ts";
import type { Range } from "../tree/ranges.ts";
import { parseHashes, tilePath, tileWidth } from "../tree/tile.ts";
import { readStretch } from "../verify/part.ts";
import { distrust, readCheckpoint } from "../verify/trust.ts";
import { readSegment } from "./segment-file.ts";
import { Settling } from "./settling.ts";

/** A log as it was found. */
export interface Recovered {
  readonly settling: Settling;
  /** The records from a number on, which is not before the last thousands, or before a number `to`. */
  readonly since: (index: number, to?: number) => Promise<readonly Uint8Array[]>;
  /** Whether half a batch was found, which nobody had been told about. */
  readonly torn: boolean;
  readonly segments: readonly { readonly path: string; readonly to: number }[];
  /** The number of the next file of a segment, and its place in the order in which they are begun. */
  readonly number: number;
  readonly order: number;
}

/**
 * Reads what a log was when its process ended, however it ended. Fails where acknowledged records are gone or anything that was
 * signed does not hold: such a log is not gone on with, since what is appended would hide it.
 */
export async function recover(disk: Disk, keys: readonly Key[]): Promise<Recovered> {
  const bytes = await disk.read("checkpoint");
  const read = bytes && readCheckpoint(bytes);
  if (bytes && (read === undefined || distrust(read, keys)))
    throw damaged("the checkpoint is not one that this log's key signed");
  const size = read?.checkpoint.size ?? 0;
  const base = size - (size % tileWidth);
  const { records, torn, ...segments } = await readSegments(disk, base);
  if (base + records.length < size)
    throw damaged(`records ${base + records.length} to ${size - 1} were acknowledged and are gone`);
  const settling = new Settling(base, await rowsAt(disk, size, base));
  for (const record of records.slice(0, size - base)) settling.add(record);
  if (read && !equal(settling.root, read.checkpoint.root))
    throw damaged(`records ${base} to ${size - 1}, or the tiles above them, are not what the checkpoint stands for`);
  for (const record of records.slice(size - base)) settling.add(record);
  return {
    settling,
    since: (index, to) => recordsSince(disk, { from: index, to: to ?? base + records.length }, base, records),
    torn,
    ...segments,
  };
}

function damaged(why: string): BubuError {
  return new BubuError("audit/damaged", `the audit log is damaged: ${why}`);
}

/** Records of a range: those below `base` stand in bundles. */
async function recordsSince(
  disk: Disk,
  { from: index, to }: Range,
  base: number,
  records: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  const found: Uint8Array[] = [];
  for (let at = Math.floor(index / tileWidth); at * tileWidth < Math.min(base, to); at++) {
    const stretch = await readStretch(disk, at, base);
    if (stretch.records.state === "whole")
      found.push(...stretch.records.items.slice(Math.max(0, index - stretch.from)));
  }
  return [...found, ...records.slice(Math.max(0, index - base))].slice(0, Math.max(0, to - index));
}

/** The rows of the tree of `base` leaves, from the tiles of the checkpoint over `size`: above the leaves they are the same. */
async function rowsAt(disk: Disk, size: number, base: number): Promise<readonly (readonly Hash[])[]> {
  const rows: (readonly Hash[])[] = [];
  for (const [level, width] of rowWidths(base).entries()) {
    const index = Math.floor(size / tileWidth ** (level + 1));
    const bytes = width === 0 ? new Uint8Array() : await disk.read(tilePath({ level, index, width }));
    const hashes = bytes && parseHashes(bytes, width);
    if (hashes === undefined) throw damaged(`the tile ${tilePath({ level, index, width })} is missing or altered`);
    rows.push(hashes);
  }
  return rows;
}

/** The records of all segments from number `base` on, in their order. */
async function readSegments(disk: Disk, base: number) {
  const names = (await disk.list("wal")).filter((name) => /^\d{12}$/.test(name));
  const found = [];
  for (const name of names) {
    const bytes = await disk.read(`wal/${name}`);
    const content = bytes && readSegment(bytes);
    found.push({ path: `wal/${name}`, content });
  }
  const used = found.flatMap(({ path, content }) => (content ? [{ path, ...content }] : []));
  used.sort((a, b) => a.order - b.order);
  const records: Uint8Array[] = [];
  for (const [at, segment] of used.entries()) {
    if (segment.end === "damaged")
      throw damaged(
        `of ${segment.path} a record behind number ${segment.first + segment.records.length - 1} is altered`,
      );
    // What a later segment begins with was not acknowledged when it stood in this one.
    const next = used[at + 1]?.first ?? Number.POSITIVE_INFINITY;
    if (segment.first > base + records.length)
      throw damaged(`records ${base + records.length} to ${segment.first - 1} were acknowledged and are gone`);
    for (const [place, record] of segment.records.entries()) {
      const index = segment.first + place;
      if (index >= base && index < next && index === base + records.length) records.push(record);
    }
  }
  const ends = used.map(({ path, first, records: held }, at) => ({
    path,
    to: Math.min(first + held.length, used[at + 1]?.first ?? Number.POSITIVE_INFINITY),
  }));
  const empty = found.filter(({ content }) => content === undefined).map(({ path }) => ({ path, to: 0 }));
  const number = Number(names.at(-1) ?? -1) + 1;
  const order = (used.at(-1)?.order ?? -1) + 1;
  return { records, torn: used.some(({ end }) => end === "torn"), segments: [...empty, ...ends], number, order };
}
