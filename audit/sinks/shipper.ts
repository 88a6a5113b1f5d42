import { setTimeout as sleep } from "node:timers/promises";
import type { Source } from "../files/source.ts";
import { equal, leafHash } from "../tree/hash.ts";
import { tileWidth } from "../tree/tile.ts";
import { readStretch } from "../verify/part.ts";
import { timeOf } from "../verify/time.ts";
import { readCheckpoint } from "../verify/trust.ts";
import type { Attempts, DeliveryConfig } from "./delivery.ts";
import { Delivery, Ended } from "./delivery.ts";
import { Feed } from "./feed.ts";
import type { Progress } from "./progress.ts";
import { beginning, formatProgress, parseProgress, withRefusals } from "./progress.ts";
import type { Refusal, Shipped } from "./sink.ts";
import { reasonOf } from "./sink.ts";

/** What is told of the way of records to a sink. */
export interface ShippingTold extends Attempts {
  readonly sent: (count: number) => void;
  readonly refused: (refusals: readonly Refusal[]) => void;
  /** Records `from` to `to - 1` were gone or unreadable before they could be sent. */
  readonly skipped: (from: number, to: number) => void;
  /** What is kept is not about this log, or cannot be read: the log is sent from its first record. */
  readonly replaced: () => void;
}

export interface ShipConfig extends Pick<DeliveryConfig, "sink" | "pause" | "sendMs"> {
  /** The files of the log. */
  readonly source: Source;
  /** Where it is kept how far the sink has come. A write that has resolved outlives a crash. */
  readonly kept: {
    readonly read: () => Promise<Uint8Array | undefined>;
    readonly write: (bytes: Uint8Array) => Promise<void>;
  };
  /** Bounds of a batch, and milliseconds that one may wait to become full. */
  readonly batch: { readonly records: number; readonly bytes: number; readonly waitMs: number };
  /** Where a sink begins of which nothing is known yet. */
  readonly start: "oldest" | "newest";
  /** Which records are sent. Default all. */
  readonly wants?: (record: Uint8Array) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly told: ShippingTold;
  /** Milliseconds between two looks at the log. Default 1,000. */
  readonly pollMs?: number;
}

/** Records that are read and not settled, and what is known of those before `next`. */
interface Held {
  readonly records: readonly Shipped[];
  readonly next: number;
  readonly leaf?: Uint8Array;
  readonly full: boolean;
  /** When the first of them was read. */
  readonly since: number;
}

/** Milliseconds between two writes of how far a sink has come, while there is more to send. */
const keepMs = 1_000;

/** Brings the records of a log to a sink: from its files, behind whoever writes them, at least once each and in their order. */
export class Shipper {
  readonly #config: ShipConfig;
  readonly #feed: Feed;
  readonly #delivery: Delivery;
  readonly #ending = new AbortController();
  readonly #over = new AbortController();
  #progress: Progress | undefined;
  #kept: Progress | undefined;
  #keptAt = 0;
  #held: Held = { records: [], next: 0, full: false, since: 0 };
  #size = 0;

  constructor(config: ShipConfig) {
    const { sink, pause, told, sendMs } = config;
    this.#config = config;
    this.#feed = new Feed(config.source, config.wants ?? (() => true));
    this.#delivery = new Delivery({
      ...{ sink, pause, told, ending: this.#ending.signal, over: this.#over.signal },
      ...(sendMs !== undefined && { sendMs }),
      settled: (records, refusals) => this.#settled(records, refusals),
    });
  }

  /** How far the sink has come; undefined until that is known. */
  get progress(): Progress | undefined {
    return this.#progress;
  }

  /** Records of a log of `size` that are not settled, and how old the first of them is in seconds. */
  lag(size = this.#size): { readonly records: number; readonly seconds: number } {
    const records = this.#progress === undefined ? 0 : Math.max(0, size - this.#progress.next);
    const [first] = this.#held.records;
    const time = first && timeOf(first.bytes);
    const seconds = time === undefined ? 0 : Math.max(0, this.#config.now() - Date.parse(time)) / 1_000;
    return { records, seconds };
  }

  /** Ships until it is told to end; with `once` until what is there is sent. */
  async run(once = false): Promise<void> {
    for (let failures = 0; !this.#over.signal.aborted; ) {
      try {
        await this.#goOn(once, () => {
          failures = 0;
        });
        return;
      } catch (error) {
        if (error instanceof Ended || this.#over.signal.aborted) break;
        // The files of the log: what a sink does is dealt with where it is asked.
        failures += 1;
        this.#config.told.failed(reasonOf(error), failures);
        if (this.#ending.signal.aborted) break;
        await this.#config.pause(failures, this.#ending.signal);
      }
    }
    await this.#keep().catch(() => undefined);
  }

  /** Sends what is there, for at most so many milliseconds, and ends `run`. */
  end(graceMs: number): void {
    this.#ending.abort();
    setTimeout(() => this.#over.abort(), graceMs).unref();
  }

  async #goOn(once: boolean, onRead: () => void): Promise<void> {
    while (!this.#over.signal.aborted) {
      await this.#read();
      onRead();
      const { records, full, since } = this.#held;
      const ending = once || this.#ending.signal.aborted;
      const ripe = full || ending || this.#config.now() - since >= this.#config.batch.waitMs;
      if (records.length > 0 && ripe) await this.#delivery.deliver(records);
      if (this.#held.records.length === 0) this.#advance();
      if (full) {
        if (this.#config.now() - this.#keptAt >= keepMs) await this.#keep();
        continue;
      }
      await this.#keep();
      if (ending) return;
      const { pollMs = 1_000 } = this.#config;
      await sleep(pollMs, undefined, { signal: this.#ending.signal, ref: false }).catch(() => undefined);
    }
  }

  /** Reads as much as still fits into the batch. */
  async #read(): Promise<void> {
    const { source, batch, now, told } = this.#config;
    const bytes = await source.read("checkpoint");
    const read = bytes && readCheckpoint(bytes);
    if (!read) return;
    const { origin, size } = read.checkpoint;
    this.#progress ??= await this.#begin(origin, size);
    if (this.#progress.next > this.#held.next) this.#held = { ...this.#held, next: this.#progress.next };
    this.#size = size;
    const before = this.#held;
    if (before.full) return;
    const used = before.records.reduce((sum, record) => sum + record.bytes.length, 0);
    const room = { records: batch.records - before.records.length, bytes: batch.bytes - used };
    const { records, gaps, next, leaf, full } = await this.#feed.take(
      { origin, size },
      before.next,
      { ...room, first: before.records.length === 0 },
      this.#over.signal,
    );
    for (const { from, to } of gaps) {
      told.skipped(from, to);
      this.#progress = { ...this.#progress, skipped: this.#progress.skipped + to - from };
    }
    const since = before.records.length > 0 ? before.since : now();
    const known = leaf ?? (next === before.next ? before.leaf : undefined);
    this.#held = { records: [...before.records, ...records], next, full, since, ...(known && { leaf: known }) };
  }

  async #begin(origin: string, size: number): Promise<Progress> {
    const { kept, start, told } = this.#config;
    const bytes = await kept.read();
    if (bytes === undefined) return beginning(origin, start === "newest" ? size : 0);
    const progress = parseProgress(bytes);
    if (progress && progress.origin === origin && (await this.#has(progress, size))) return progress;
    told.replaced();
    return beginning(origin);
  }

  /** Whether the log still has what was sent last. What cannot be said any more counts as yes. */
  async #has({ next, leaf }: Progress, size: number): Promise<boolean> {
    if (next > size) return false;
    if (next === 0 || leaf === undefined) return true;
    const { hashes } = await readStretch(this.#config.source, Math.floor((next - 1) / tileWidth), size);
    const hash = hashes.state === "whole" ? hashes.items[(next - 1) % tileWidth] : undefined;
    return hash === undefined || equal(hash, leaf);
  }

  #settled(records: readonly Shipped[], refusals: readonly Refusal[]): void {
    const last = records.at(-1);
    if (last === undefined || this.#progress === undefined) return;
    const count = records.length - refusals.reduce((sum, refusal) => sum + refusal.count, 0);
    if (count > 0) this.#config.told.sent(count);
    if (refusals.length > 0) this.#config.told.refused(refusals);
    const moved = { ...this.#progress, next: last.number + 1, leaf: leafHash(last.bytes) };
    this.#progress = withRefusals(moved, refusals);
    this.#held = { ...this.#held, records: this.#held.records.slice(records.length) };
  }

  /** Everything that was read is settled. */
  #advance(): void {
    const { next, leaf } = this.#held;
    this.#held = { ...this.#held, full: false };
    if (this.#progress === undefined || next <= this.#progress.next) return;
    const { leaf: _, ...progress } = this.#progress;
    this.#progress = { ...progress, next, ...(leaf && { leaf }) };
  }

  async #keep(): Promise<void> {
    const progress = this.#progress;
    if (progress === undefined || progress === this.#kept) return;
    await this.#config.kept.write(formatProgress(progress));
    this.#kept = progress;
    this.#keptAt = this.#config.now();
  }
}
