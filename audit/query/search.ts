import type { Source } from "../files/source.ts";
import type { Way } from "../index/find.ts";
import { candidates } from "../index/find.ts";
import type { IndexStore } from "../index/store.ts";
import type { Fields } from "../record/fields.ts";
import { parseRecord } from "../record/fields.ts";
import type { Run } from "../retention/plan.ts";
import { removedBy } from "../retention/state.ts";
import { tileWidth } from "../tree/tile.ts";
import { readStretch } from "../verify/part.ts";
import type { Criteria } from "./criteria.ts";
import { fits, millisecondsOf, within } from "./criteria.ts";
import { traitsOf } from "./traits.ts";

/** A record that was found. */
export interface Hit {
  /** The origin of its log, and its number there. */
  readonly log: string;
  readonly number: number;
  /** Milliseconds since 1970; absent where it has no time. */
  readonly time?: number;
  /** The record as a CloudEvent. */
  readonly event: Fields;
}

/** A log that is searched. */
export interface Searched {
  readonly source: Source;
  readonly origin: string;
  /** Records up to the last checkpoint. */
  readonly size: number;
  /** What is no longer kept, as far as is known. Default nothing. */
  readonly removed?: readonly Run[];
  /** The log's index, which has its full bundles; without one all records are read. */
  readonly index?: IndexStore;
}

/**
 * The records of one log that fit, in the order of their numbers or against it. Each is read and checked: an index only says
 * where not to look.
 */
export async function* search(log: Searched, criteria: Criteria, way: Way): AsyncGenerator<Hit> {
  const bundles = log.index?.progress?.bundles ?? 0;
  const indexed = log.index ? candidates(log.index, criteria, way, bundles) : [];
  const rest = restOf(log.size, bundles, way);
  for (const { bundle, numbers } of way.descending ? both(rest, indexed) : both(indexed, rest)) {
    if (removedBy(log.removed ?? [], bundle * tileWidth) !== undefined) continue;
    const { records } = await readStretch(log.source, bundle, log.size);
    if (records.state !== "whole") continue;
    for (const number of numbers) {
      const record = records.items[number];
      const hit = record && hitOf(log.origin, bundle * tileWidth + number, record, criteria);
      if (hit) yield hit;
    }
  }
}

type Places = Iterable<{ readonly bundle: number; readonly numbers: readonly number[] }>;

function* both(
  one: Places,
  other: Places,
): Generator<{ readonly bundle: number; readonly numbers: readonly number[] }> {
  yield* one;
  yield* other;
}

/** What is behind the index: the bundle at the end that is not full, or everything. */
function* restOf(size: number, bundles: number, { descending, start }: Way): Places {
  const end = Math.ceil(size / tileWidth) - 1;
  const from = start === undefined ? undefined : Math.floor(start / tileWidth);
  const first = Math.max(bundles, descending ? 0 : (from ?? 0));
  const last = Math.min(end, descending ? (from ?? end) : end);
  for (let at = 0; at <= last - first; at++) {
    const bundle = descending ? last - at : first + at;
    const width = Math.min(tileWidth, size - bundle * tileWidth);
    const numbers = Array.from({ length: width }, (_, number) => number).filter((number) => {
      const absolute = bundle * tileWidth + number;
      return start === undefined || (descending ? absolute <= start : absolute >= start);
    });
    if (numbers.length > 0) yield { bundle, numbers: descending ? numbers.reverse() : numbers };
  }
}

function hitOf(log: string, number: number, record: Uint8Array, criteria: Criteria): Hit | undefined {
  if (!within(criteria, record)) return undefined;
  const event = parseRecord(record);
  if (!fits(criteria, traitsOf(event))) return undefined;
  const time = millisecondsOf(record);
  return { log, number, event, ...(time === undefined ? {} : { time }) };
}
