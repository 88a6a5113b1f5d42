import { timeOf } from "../verify/time.ts";
import type { TraitName, Traits } from "./traits.ts";
import { traitNames } from "./traits.ts";

/** What is looked for: a record has one of the values of each trait that is named. */
export interface Criteria {
  /** Earliest and latest time, in milliseconds since 1970, both included. Default any. */
  readonly since?: number;
  readonly until?: number;
  /** A value with `*` at its end stands for all that begin like it. */
  readonly traits: { readonly [trait in TraitName]?: readonly string[] };
}

/** Whether a record with these traits is looked for, its time aside. */
export function fits({ traits: wanted }: Criteria, traits: Traits): boolean {
  return traitNames.every((name) => {
    const values = wanted[name] ?? [];
    return values.length === 0 || traits[name].some((value) => values.some((one) => means(one, value)));
  });
}

/** Whether the time of a record is inside; a record without a time is in no period. */
export function within({ since, until }: Criteria, record: Uint8Array): boolean {
  if (since === undefined && until === undefined) return true;
  const time = millisecondsOf(record);
  return time !== undefined && time >= (since ?? time) && time <= (until ?? time);
}

/** The time of a record in milliseconds since 1970. */
export function millisecondsOf(record: Uint8Array): number | undefined {
  const text = timeOf(record);
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** Whether a wanted value, or one that ends with `*`, stands for this one. */
export function means(wanted: string, value: string): boolean {
  return wanted.endsWith("*") ? value.startsWith(wanted.slice(0, -1)) : value === wanted;
}
