import { millisecondsOf } from "../query/criteria.ts";
import { traitsOf } from "../query/traits.ts";
import { dataOf, fieldsOf, parseRecord } from "../record/fields.ts";
import { rotationType } from "../record/rotation.ts";
import type { Range } from "../tree/ranges.ts";
import { tombstoneIn } from "../verify/tombstone.ts";
import type { Ages } from "./ages.ts";
import { ageOf, keptAs, span } from "./ages.ts";
import type { Hold } from "./hold.ts";
import { isHeld } from "./hold.ts";

/** How long a bundle is kept. All times in milliseconds since 1970. */
export interface Review {
  /** From when on nothing in it has to be kept for its age; infinite where something is kept for ever. */
  readonly due: number;
  /** Whether a legal hold is on something in it, or verification needs it (a key took over, a tombstone that is not known): it stays whatever its age. */
  readonly stays: boolean;
  readonly oldest: number;
  /** No record of it, and none before, is later. */
  readonly newest: number;
}

/** By what it is decided how long records are kept. */
export interface Rules {
  readonly ages: Ages;
  readonly holds: readonly Hold[];
}

/** A bundle as it is looked through. */
export interface Looked {
  /** The number of its first record. */
  readonly from: number;
  readonly records: readonly Uint8Array[];
  /** The latest time of all records before it: a clock that goes back makes nothing old. */
  readonly before: number;
  /** Whether it is known what this tombstone stands for, so that another can take its place. */
  readonly known: (tombstone: Range) => boolean;
}

/** Records that are looked at in one go. */
const slice = 32;

/**
 * Looks through a bundle, with a pause after each few records. What is past the longest age at `now` is not looked at any closer, unless
 * there are holds.
 */
export async function review(
  { from, records, before, known }: Looked,
  { ages, holds }: Rules,
  now: number,
  pause: () => Promise<void>,
): Promise<Review> {
  const { shortest, longest } = span(ages);
  let due = 0;
  let stays = false;
  let oldest = Number.POSITIVE_INFINITY;
  let newest = before;
  for (const [at, record] of records.entries()) {
    if (at % slice === slice - 1) await pause();
    const time = millisecondsOf(record);
    oldest = Math.min(oldest, time ?? oldest);
    newest = Math.max(newest, time ?? newest);
    const past = newest + longest <= now;
    const event = holds.length === 0 && (past || shortest === longest) ? undefined : parseRecord(record);
    const kept = event && keptAs(event);
    // What nobody knows is kept as long as anything is; without a time it is as old as what was before it.
    due = Math.max(due, newest + (kept === undefined ? longest : ageOf(ages, kept)));
    const tombstone = tombstoneIn(from + at, record);
    stays ||= dataOf(record, rotationType) !== undefined;
    stays ||= tombstone !== undefined && tombstone !== "malformed" && !known(tombstone);
    if (event !== undefined && holds.length > 0 && !stays) {
      const traits = traitsOf(event);
      const sealed = "sealed" in fieldsOf(fieldsOf(event["data"])["actor"]);
      stays = holds.some((hold) => isHeld(hold, traits, sealed, time));
    }
  }
  return { due, stays, oldest, newest };
}
