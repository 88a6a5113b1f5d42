import type { Criteria } from "../query/criteria.ts";
import { traitNames } from "../query/traits.ts";
import { tileWidth } from "../tree/tile.ts";
import type { Bits } from "./bits.ts";
import { bitsOf, intersect, numbersOf, unpackInto } from "./bits.ts";
import type { IndexStore } from "./store.ts";

/** Values that an index looks up for one criterion; what stands for more is looked for in the records. */
const mostTerms = 500;

/** Where to begin and in which direction to go. */
export interface Way {
  readonly descending: boolean;
  /** The first number that is looked at; default the log's beginning or end. */
  readonly start?: number;
}

/** A bundle, and which of its records may be what is looked for. */
export interface Candidates {
  readonly bundle: number;
  /** Numbers inside of the bundle, in the direction of the way. */
  readonly numbers: readonly number[];
}

/**
 * The records in full bundles that may be what is looked for: none that is, is left out; that each is, is for the caller to check. The
 * index has `bundles` of them.
 */
export function* candidates(
  store: IndexStore,
  criteria: Criteria,
  { descending, start }: Way,
  bundles: number,
): Generator<Candidates> {
  const times = store.between(criteria.since, criteria.until);
  const from = start === undefined ? undefined : Math.floor(start / tileWidth);
  const first = Math.max(times.first, descending ? 0 : (from ?? 0));
  const last = Math.min(times.last, bundles - 1, descending ? (from ?? bundles) : bundles);
  const range = { first, last };
  const groups = groupsOf(store, criteria);
  const rows = groups.map((terms) => grouped(store.postings(terms, range, descending)));
  for (const { bundle, bits } of rows.length === 0 ? whole(range, descending) : common(rows, descending)) {
    const inside = numbersOf(bits).filter((number) => {
      const absolute = bundle * tileWidth + number;
      return start === undefined || (descending ? absolute <= start : absolute >= start);
    });
    if (inside.length > 0) yield { bundle, numbers: descending ? inside.toReversed() : inside };
  }
}

/** For each criterion that the index can answer the terms that fulfil it; none at all fulfil none. */
function groupsOf(store: IndexStore, { traits }: Criteria): readonly (readonly number[])[] {
  return traitNames.flatMap((name) => {
    const values = traits[name] ?? [];
    if (values.length === 0) return [];
    const terms = values.map((value) => store.terms(name, value, mostTerms));
    return terms.includes(undefined) ? [] : [terms.flatMap((found) => found ?? [])];
  });
}

interface Row {
  readonly bundle: number;
  readonly bits: Bits;
}

/** Joins the postings of the terms of one criterion by bundle. */
function* grouped(postings: Iterable<{ readonly bundle: number; readonly records: Uint8Array }>): Generator<Row> {
  let row: Row | undefined;
  for (const { bundle, records } of postings) {
    if (row?.bundle !== bundle) {
      if (row) yield row;
      row = { bundle, bits: bitsOf(false) };
    }
    unpackInto(row.bits, records);
  }
  if (row) yield row;
}

/** What all have: they go in the same direction, and whoever is behind catches up. */
function* common(all: readonly Generator<Row>[], descending: boolean): Generator<Row> {
  const heads = all.map((rows) => rows.next().value ?? undefined);
  for (;;) {
    const bundles = heads.map((head) => head?.bundle);
    if (bundles.includes(undefined)) return;
    const known = bundles.filter((bundle) => bundle !== undefined);
    const furthest = descending ? Math.min(...known) : Math.max(...known);
    if (known.every((bundle) => bundle === furthest)) {
      const bits = bitsOf(true);
      let any = true;
      for (const head of heads) any = head !== undefined && intersect(bits, head.bits) && any;
      if (any) yield { bundle: furthest, bits };
      for (const [at, rows] of all.entries()) heads[at] = rows.next().value ?? undefined;
    } else
      for (const [at, rows] of all.entries())
        if (heads[at]?.bundle !== furthest) heads[at] = rows.next().value ?? undefined;
  }
}

function* whole(
  { first, last }: { readonly first: number; readonly last: number },
  descending: boolean,
): Generator<Row> {
  for (let at = 0; at <= last - first; at++) yield { bundle: descending ? last - at : first + at, bits: bitsOf(true) };
}
