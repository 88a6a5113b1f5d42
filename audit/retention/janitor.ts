import type { Range } from "../tree/ranges.ts";
import { tileWidth } from "../tree/tile.ts";
import { readStretch } from "../verify/part.ts";
import type { Writing } from "./act.ts";
import { act, finish, signedSize } from "./act.ts";
import { keptClasses, span } from "./ages.ts";
import type { Gone, Run } from "./plan.ts";
import { plan } from "./plan.ts";
import type { Review, Rules } from "./review.ts";
import { review } from "./review.ts";
import { removedBy } from "./state.ts";

export interface JanitorConfig extends Rules {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Bundles that are read in one look, and deleted in one act, at most. Default 4,096, a million records. */
  readonly most?: number;
  /** Milliseconds between two acts, unless more waits than one act deletes. Default a day: each act is a record that is kept as long as others. */
  readonly restMs?: number;
}

/** What a look came to. */
export interface Looked {
  /** Records that were deleted. */
  readonly deleted: number;
  /** Time of the oldest record that is there, in milliseconds since 1970; absent where there is none with a time, or nobody looked so far. */
  readonly oldest?: number;
}

/** Applies retention to one log: whoever has it open calls `look` now and then. */
export class Janitor {
  readonly #writing: Writing;
  readonly #config: JanitorConfig;
  /** Bundles that were looked through and stayed, by index. */
  readonly #seen = new Map<number, Review>();
  #runs: readonly Run[] | undefined;
  #acted = Number.NEGATIVE_INFINITY;

  constructor(writing: Writing, config: JanitorConfig) {
    this.#writing = writing;
    this.#config = config;
  }

  /** Finishes what a crash cut off, looks for what is past its age, and deletes it. One at a time. */
  async look(): Promise<Looked> {
    const { now, most = 4_096, restMs = 86_400_000, ages } = this.#config;
    // Until it is done what was begun comes first.
    this.#runs ??= await finish(this.#writing);
    const { going, oldest } = await this.#through(this.#runs, most);
    const waits = now() - this.#acted < restMs && going.length < most;
    const tombstones = going.length === 0 || waits ? [] : plan(this.#runs, going);
    const deleted = tombstones.reduce((sum, each) => sum + each.deleted, 0);
    if (deleted > 0) {
      const runs = this.#runs;
      this.#runs = undefined;
      this.#runs = await act(this.#writing, runs, tombstones, keptFor(ages));
      this.#acted = now();
      for (const index of this.#seen.keys()) if (removedBy(this.#runs, index * tileWidth)) this.#seen.delete(index);
    }
    const left = [...this.#seen.values()].reduce(
      (least, each) => Math.min(least, each.oldest),
      Number.POSITIVE_INFINITY,
    );
    const time = deleted > 0 ? left : oldest;
    return { deleted, ...(Number.isFinite(time) && { oldest: time }) };
  }

  /** The bundles that may go, at most so many; and the time of the oldest record. Ends at the first that is too young for all ages. */
  async #through(
    runs: readonly Run[],
    most: number,
  ): Promise<{ readonly going: readonly Gone[]; readonly oldest: number }> {
    const { disk, pause } = this.#writing;
    const { now } = this.#config;
    const size = await signedSize(disk);
    const { shortest } = span(this.#config.ages);
    const going: Gone[] = [];
    let oldest = Number.POSITIVE_INFINITY;
    let newest = Number.NEGATIVE_INFINITY;
    let reads = 0;
    for (let index = 0; (index + 1) * tileWidth <= size; index++) {
      const run = removedBy(runs, index * tileWidth);
      if (run) {
        newest = Math.max(newest, Date.parse(run.newest));
        index = run.to / tileWidth - 1;
        continue;
      }
      let seen = this.#seen.get(index);
      if (seen === undefined) {
        if (reads++ >= most) break;
        await pause();
        seen = await this.#review(index, size, newest, runs);
        this.#seen.set(index, seen);
      }
      oldest = Math.min(oldest, seen.oldest);
      newest = seen.newest;
      if (newest + shortest > now()) break;
      if (!seen.stays && seen.due <= now() && going.length < most) going.push({ index, ...seen });
    }
    return { going, oldest };
  }

  async #review(index: number, size: number, before: number, runs: readonly Run[]): Promise<Review> {
    const { disk, pause } = this.#writing;
    const { from, records } = await readStretch(disk, index, size);
    // What cannot be read is not judged; verification says more.
    if (records.state !== "whole")
      return { due: Number.POSITIVE_INFINITY, stays: true, oldest: Number.POSITIVE_INFINITY, newest: before };
    const known = (stone: Range) => runs.some((run) => run.from <= stone.from && stone.to <= run.to);
    return await review({ from, records: records.items, before, known }, this.#config, this.#config.now(), pause);
  }
}

/** For how long everything is kept at least, as a duration; undefined for ever. */
function keptFor(ages: Rules["ages"]): string | undefined {
  const days = keptClasses.map((kept) => ages[kept]).filter((each) => each > 0);
  return days.length === 0 ? undefined : `${24 * Math.min(...days)}h`;
}
