import { setTimeout as sleep } from "node:timers/promises";
import { BubuError } from "@bubustack/api/errors";
import type { Source } from "../files/source.ts";
import { equal, leafHash } from "../tree/hash.ts";
import { tileWidth } from "../tree/tile.ts";
import { readStretch } from "../verify/part.ts";
import { readCheckpoint } from "../verify/trust.ts";
import type { Held, Holder, LogName } from "./holder.ts";

/** What is told of a second holder. */
export interface SecondTold {
  /** It cannot be reached, or refuses; said with each attempt. */
  readonly failed: (error: unknown) => void;
  /** It has everything again. */
  readonly recovered: () => void;
}

export interface SecondConfig {
  readonly connect: () => Promise<Holder>;
  readonly told: SecondTold;
  /** Waits before another attempt, after so many failures in a row. */
  readonly pause: (failures: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds between two looks for what can be read of the log. Default 50. */
  readonly pollMs?: number;
}

interface Batch {
  readonly first: number;
  readonly records: readonly Uint8Array[];
  readonly note: string;
}

interface Waiter {
  readonly to: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Records that are kept in memory to be sent; what is more is read from the log's files. */
const mostPending = 4_096;

/** Sees to it that a second holder has the records of a log. What it lacks after a failure it is sent, in order, before anything counts as held again. */
export class Second {
  readonly #config: SecondConfig;
  readonly #ended = new AbortController();
  #source: Source | undefined;
  #log: LogName | undefined;
  #holder: Holder | undefined;
  #running: Promise<void> = Promise.resolve();
  /** The number behind the last record that the holder is known to have; what it has from `#cut` on is not the log's. */
  #next = 0;
  #cut: number | undefined;
  #pending: Batch[] = [];
  #waiters: Waiter[] = [];
  #wake: () => void = () => undefined;
  #failures = 0;
  #retractions = 0;
  /** It failed, and does not have everything again yet. */
  #lost = false;

  constructor(config: SecondConfig) {
    this.#config = config;
  }

  /**
   * Begins with a log of `size` records as it was found. `since` answers the log's records from a number to before another. Answers records that only the holder
   * has: they belong behind the log's own. Fails where the holder cannot be reached, or has other records than the log.
   */
  async join(
    log: LogName,
    source: Source,
    size: number,
    since: (index: number, to: number) => Promise<readonly Uint8Array[]>,
  ): Promise<readonly Uint8Array[]> {
    this.#log = log;
    this.#source = source;
    const holder = await this.#config.connect();
    try {
      const held = await holder.claim(log);
      const common = await this.#common(holder, held, size, since);
      const beyond = common === size ? await holder.read(size, held.next) : [];
      this.#next = Math.max(common, common + beyond.length);
      if (this.#next < held.next) this.#cut = this.#next;
      this.#holder = holder;
      this.#running = this.#run();
      return beyond;
    } catch (error) {
      await holder.close();
      throw error;
    }
  }

  /** Resolves when the holder has these records and all before them. They are sent later where it fails now. */
  hold(first: number, records: readonly Uint8Array[], note: string): Promise<void> {
    this.#pending.push({ first, records, note });
    let kept = this.#pending.reduce((sum, batch) => sum + batch.records.length, 0);
    while (this.#pending.length > 1 && kept > mostPending) kept -= this.#pending.shift()?.records.length ?? 0;
    if (this.#holder === undefined)
      return Promise.reject(unavailable("the second holder of the audit log cannot be reached"));
    if (first - this.#next > mostPending)
      return Promise.reject(unavailable("the second holder of the audit log is sent what it lacks"));
    const done = new Promise<void>((resolve, reject) => {
      this.#waiters.push({ to: first + records.length, resolve, reject });
    });
    this.#wake();
    return done;
  }

  /** What was given from this number on is not in the log. */
  retract(first: number): void {
    this.#retractions++;
    this.#pending = this.#pending.filter((batch) => batch.first < first);
    if (this.#next > first) this.#next = first;
    this.#cut = Math.min(first, this.#cut ?? first);
  }

  /** Sends what is left, as long as that goes well, and lets go. */
  async close(): Promise<void> {
    this.#ended.abort();
    this.#wake();
    await this.#running;
    await this.#holder?.close();
    this.#holder = undefined;
  }

  /** How many of the log's records the holder has too, from the first on. */
  async #common(
    holder: Holder,
    { next, confirmed }: Held,
    size: number,
    since: (index: number, to: number) => Promise<readonly Uint8Array[]>,
  ): Promise<number> {
    const end = Math.min(size, next);
    const from = Math.max(0, Math.min(confirmed, end) - 1);
    const theirs = await holder.read(from, end);
    const ours = await since(from, end);
    let common = from;
    for (const [at, record] of theirs.entries()) {
      const own = ours[at];
      if (own === undefined || !equal(leafHash(own), leafHash(record))) break;
      common++;
    }
    // What was confirmed may have been acknowledged: it is not written over, and nothing goes on beside it.
    if (common < Math.min(confirmed, next))
      throw new BubuError(
        "audit/damaged",
        `the audit log has other records than its second holder from number ${common} on, which has ${next}: bubu audit restore`,
      );
    return common;
  }

  async #run(): Promise<void> {
    while (!(this.#ended.signal.aborted && (this.#holder === undefined || this.#pending.length === 0)))
      try {
        await this.#step();
      } catch (error) {
        await this.#fail(error);
        if (this.#ended.signal.aborted) return;
        await this.#config.pause(++this.#failures, this.#ended.signal);
      }
  }

  async #step(): Promise<void> {
    if (this.#holder === undefined) {
      const holder = await this.#config.connect();
      try {
        if (this.#log === undefined) return;
        const { next } = await holder.claim(this.#log);
        // What was written and not answered counts, unless it is not the log's any more.
        this.#next = this.#cut === undefined ? next : Math.min(next, this.#cut);
      } catch (error) {
        await holder.close();
        throw error;
      }
      this.#holder = holder;
    }
    const batch = this.#ahead() ?? (await this.#behind());
    if (batch === undefined) {
      if (this.#lost) this.#config.told.recovered();
      this.#lost = false;
      this.#settle();
      await this.#idle();
      return;
    }
    const { first, records, note } = batch;
    const to = first + records.length;
    const retractions = this.#retractions;
    await this.#holder.append(first, records, note, this.#cut !== undefined);
    // What was retracted meanwhile is cut off with what comes next.
    if (this.#cut !== undefined && retractions !== this.#retractions && this.#cut < to) return;
    if (retractions === this.#retractions) this.#cut = undefined;
    this.#next = to;
    this.#failures = 0;
    this.#settle();
  }

  /** What is to be sent next and is in memory: all batches that follow each other, together. */
  #ahead(): { first: number; records: readonly Uint8Array[]; note: string | undefined } | undefined {
    this.#pending = this.#pending.filter((batch) => batch.first + batch.records.length > this.#next);
    const [head] = this.#pending;
    if (head === undefined || head.first > this.#next) return undefined;
    const skip = this.#next - head.first;
    return { first: this.#next, records: head.records.slice(skip), note: head.note };
  }

  /** The same of the log's files, as far as its checkpoint goes. */
  async #behind(): Promise<{ first: number; records: readonly Uint8Array[]; note: string | undefined } | undefined> {
    const bytes = await this.#source?.read("checkpoint");
    const size = (bytes && readCheckpoint(bytes)?.checkpoint.size) ?? 0;
    if (this.#source === undefined || bytes === undefined || size <= this.#next) return undefined;
    const first = this.#next;
    const stretch = await readStretch(this.#source, Math.floor(first / tileWidth), size);
    if (stretch.records.state !== "whole")
      throw unavailable(`records from number ${first} on cannot be read to be sent again`);
    const records = stretch.records.items.slice(first - stretch.from);
    const note = first + records.length === size ? Buffer.from(bytes).toString("utf8") : undefined;
    return { first, records, note };
  }

  /** Waits for more: at most until what the log has settled can be read. */
  async #idle(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    if (this.#ended.signal.aborted || this.#ahead() !== undefined) return;
    await Promise.race([woken, sleep(this.#config.pollMs ?? 50, undefined, { ref: false })]);
  }

  #settle(): void {
    const done = this.#waiters.filter(({ to }) => to <= this.#next);
    this.#waiters = this.#waiters.filter(({ to }) => to > this.#next);
    for (const { resolve } of done) resolve();
  }

  async #fail(error: unknown): Promise<void> {
    const holder = this.#holder;
    this.#holder = undefined;
    this.#lost = true;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const { reject } of waiters)
      reject(unavailable("the second holder of the audit log cannot be reached", error));
    this.#config.told.failed(error);
    await holder?.close();
  }
}

function unavailable(why: string, cause?: unknown): BubuError {
  return new BubuError("audit/unavailable", why, { cause });
}
