import type { Source } from "../files/source.ts";
import { millisecondsOf } from "../query/criteria.ts";
import type { TraitName } from "../query/traits.ts";
import { traitNames, traitsOf } from "../query/traits.ts";
import { parseRecord } from "../record/fields.ts";
import type { Hash } from "../tree/hash.ts";
import { equal, leafHash } from "../tree/hash.ts";
import type { Range } from "../tree/ranges.ts";
import { rootOf, tileWidth } from "../tree/tile.ts";
import { readStretch, readTile } from "../verify/part.ts";
import { pack } from "./bits.ts";
import type { Entry, IndexStore } from "./store.ts";

/** Full bundles that are added at once: what a crash costs, and what is in memory. */
const atOnce = 64;

/** A log of which there is an index. */
export interface Indexed {
  readonly origin: string;
  /** Records that it has. */
  readonly size: number;
  /** Whole bundles that are no longer kept: what is personal in them leaves the index too. Default none. */
  readonly removed?: readonly Range[];
}

/**
 * Brings the index of a log up to date with its full bundles; of a log that is not the one that was indexed, all of it is
 * made anew. Answers how many bundles were added.
 */
export async function updateIndex(
  store: IndexStore,
  source: Source,
  { origin, size, removed = [] }: Indexed,
): Promise<number> {
  const before = store.progress;
  const full = Math.floor(size / tileWidth);
  const goesOn = before !== undefined && before.origin === origin && (await has(source, size, before));
  if (before !== undefined && !goesOn) store.clear();
  const start = goesOn ? before.bundles : 0;
  for (let from = start; from < full; from += atOnce) {
    const entries: Entry[] = [];
    let hash: Hash = new Uint8Array();
    const reading = Array.from({ length: Math.min(atOnce, full - from) }, (_, at) =>
      readStretch(source, from + at, size),
    );
    for (const [at, { records, hashes }] of (await Promise.all(reading)).entries()) {
      // What is not there is not found, and verification says so.
      const items = records.state === "whole" ? records.items : [];
      entries.push(entryOf(from + at, items));
      // What is no longer kept has its hashes.
      const gone = removed.some((range) => range.from <= (from + at) * tileWidth && (from + at) * tileWidth < range.to);
      const leaves = gone && hashes.state === "whole" ? hashes.items : items.map(leafHash);
      hash = leaves.length === tileWidth ? rootOf(leaves) : new Uint8Array();
    }
    store.add(entries, { origin, bundles: from + entries.length, hash });
  }
  for (const { from, to } of removed) store.drop({ first: from / tileWidth, last: to / tileWidth - 1 });
  return Math.max(0, full - start);
}

/** Whether the log still has what was indexed last. */
async function has(
  source: Source,
  size: number,
  { bundles, hash }: { readonly bundles: number; readonly hash: Hash },
): Promise<boolean> {
  if (bundles === 0) return true;
  if (bundles * tileWidth > size || hash.length === 0) return false;
  const tile = await readTile(source, 0, bundles - 1, size);
  return tile.state === "whole" && equal(rootOf(tile.items), hash);
}

function entryOf(bundle: number, records: readonly Uint8Array[]): Entry {
  const numbers = new Map<TraitName, Map<string, number[]>>(traitNames.map((name) => [name, new Map()]));
  let oldest = Number.POSITIVE_INFINITY;
  let newest = Number.NEGATIVE_INFINITY;
  for (const [at, record] of records.entries()) {
    const time = millisecondsOf(record);
    oldest = Math.min(oldest, time ?? oldest);
    newest = Math.max(newest, time ?? newest);
    const traits = traitsOf(parseRecord(record));
    for (const [name, values] of numbers)
      for (const value of traits[name]) {
        const all = values.get(value);
        if (all) all.push(at);
        else values.set(value, [at]);
      }
  }
  const packed = [...numbers].map(
    ([name, values]) => [name, new Map([...values].map(([value, all]) => [value, pack(all)]))] as const,
  );
  return { bundle, oldest, newest, terms: new Map(packed) };
}
