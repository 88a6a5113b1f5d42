import type { Range } from "../tree/ranges.ts";
import { tileWidth } from "../tree/tile.ts";

/** Records that are no longer kept, and the tombstone that stands for them. */
export interface Run extends Range {
  /** Number of the tombstone, and its time (RFC 3339). */
  readonly number: number;
  readonly time: string;
  /** Times of the first and the last of the records (RFC 3339). */
  readonly oldest: string;
  readonly newest: string;
}

/** A bundle that is no longer kept. Times in milliseconds since 1970. */
export interface Gone {
  readonly index: number;
  readonly oldest: number;
  readonly newest: number;
}

/** Records that a new tombstone has to stand for. */
export interface Planned extends Range {
  readonly oldest: string;
  readonly newest: string;
  /** How many of them are deleted now. */
  readonly deleted: number;
}

/** Runs that a log has at most: each costs a tombstone again whenever the last one gets old. */
const mostRuns = 1_000;

/**
 * The tombstones by which bundles, given in ascending order, are deleted. Neighbours are one run, with what was deleted before; a tombstone that would
 * go with them is written anew.
 */
export function plan(runs: readonly Run[], going: readonly Gone[]): readonly Planned[] {
  const taken = fitting(runs, going);
  const goes = new Set(taken.map(({ index }) => index));
  const parts = [...runs.map(partOf), ...taken.map(bundleOf)].sort((a, b) => a.from - b.from);
  const joined: Planned[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.to !== part.from) joined.push(part);
    else joined[joined.length - 1] = join(last, part);
  }
  const stands = (part: Range) =>
    runs.some(
      ({ from, to, number }) => from === part.from && to === part.to && !goes.has(Math.floor(number / tileWidth)),
    );
  return joined.filter((part) => !stands(part));
}

/** Leaves out what would make more runs than a log should have. */
function fitting(runs: readonly Run[], going: readonly Gone[]): readonly Gone[] {
  const ends = new Set(runs.map(({ to }) => to));
  const starts = new Set(runs.map(({ from }) => from));
  let count = runs.length;
  return going.filter(({ index }) => {
    const [from, to] = [index * tileWidth, (index + 1) * tileWidth];
    const change = 1 - (ends.has(from) ? 1 : 0) - (starts.has(to) ? 1 : 0);
    if (count + change > mostRuns) return false;
    count += change;
    if (!ends.delete(from)) starts.add(from);
    if (!starts.delete(to)) ends.add(to);
    return true;
  });
}

function partOf({ from, to, oldest, newest }: Run): Planned {
  return { from, to, oldest, newest, deleted: 0 };
}

function bundleOf({ index, oldest, newest }: Gone): Planned {
  const time = (at: number) => new Date(Number.isFinite(at) ? at : 0).toISOString();
  const from = index * tileWidth;
  return { from, to: from + tileWidth, oldest: time(oldest), newest: time(newest), deleted: tileWidth };
}

function join(one: Planned, other: Planned): Planned {
  const [oldest, newest] = [earlier(one.oldest, other.oldest), earlier(one.newest, other.newest, -1)];
  return { from: one.from, to: other.to, oldest, newest, deleted: one.deleted + other.deleted };
}

/** The earlier of two times, or with -1 the later. */
function earlier(one: string, other: string, sign = 1): string {
  return sign * (Date.parse(one) - Date.parse(other)) <= 0 ? one : other;
}
