import type { Disk } from "../disk/disk.ts";
import type { Source } from "../files/source.ts";
import { millisecondsOf } from "../query/criteria.ts";
import { parseRecord } from "../record/fields.ts";
import { tileWidth } from "../tree/tile.ts";
import { readStretch } from "../verify/part.ts";
import { signedSize } from "./act.ts";

const file = "clock.json";
/** By how much a clock may be ahead of what is known otherwise, in milliseconds. */
const toleranceMs = 86_400_000;

export interface RetentionClockConfig {
  /** Milliseconds since 1970, as the machine says it. */
  readonly wall: () => number;
  /** Milliseconds of a clock that only goes on while this process runs. */
  readonly monotonic: () => number;
  /** What others said the time was, in milliseconds since 1970: it is at least that late. Default nothing. */
  readonly heard?: () => Promise<readonly number[]>;
}

/** All in milliseconds. */
export interface Believed {
  /** The time since 1970 by which records get old. */
  readonly now: number;
  /** How far the machine's clock is ahead of it. */
  readonly behind: number;
}

/**
 * What is believed to be the time where it was `known` to be at least that late: what the clock says, unless it is more than a day ahead of that and of
 * what others said. Milliseconds since 1970.
 */
export function believe(known: number, wall: number, heard: readonly number[]): number {
  // It went back: what was known does not, or the way to today would be a leap.
  if (wall < known - toleranceMs) return known;
  const least = Math.max(known, ...heard);
  return wall <= least + toleranceMs ? wall : least;
}

/**
 * The clock by which records get old. A machine's clock that leaps years ahead would make a whole log old at once; this one goes on only while the process
 * runs, follows the machine's within a day, and further where others confirm it. What it knew is kept beside the log.
 */
export class RetentionClock {
  readonly #disk: Disk;
  readonly #config: RetentionClockConfig;
  #last: { readonly believed: number; readonly monotonic: number } | undefined;

  constructor(disk: Disk, config: RetentionClockConfig) {
    this.#disk = disk;
    this.#config = config;
  }

  async look(): Promise<Believed> {
    const { wall, monotonic, heard = async () => [] } = this.#config;
    const told = await heard();
    const [at, passed] = [wall(), monotonic()];
    const last = this.#last ?? { believed: (await this.#before()) ?? at, monotonic: passed };
    const believed = believe(last.believed + passed - last.monotonic, at, told);
    const text = `${JSON.stringify({ version: 1, believed: new Date(believed).toISOString() })}\n`;
    await this.#disk.put(new Map([[file, Buffer.from(text, "utf8")]]));
    this.#last = { believed, monotonic: passed };
    const now = Math.min(believed, at);
    return { now, behind: at - now };
  }

  /** What was known before this process: what is kept of it, or else when the last record was written. */
  async #before(): Promise<number | undefined> {
    const bytes = await this.#disk.read(file);
    const kept = Date.parse(String(parseRecord(bytes ?? new Uint8Array())["believed"]));
    return Number.isNaN(kept) ? await lastTime(this.#disk) : kept;
  }
}

/** When the last record of a log was written, as it says; undefined where that is not known. */
export async function lastTime(source: Source): Promise<number | undefined> {
  const size = await signedSize(source);
  if (size === 0) return undefined;
  const { records } = await readStretch(source, Math.floor((size - 1) / tileWidth), size);
  const last = records.state === "whole" ? records.items.at(-1) : undefined;
  return last && millisecondsOf(last);
}
