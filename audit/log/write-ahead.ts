import { randomBytes } from "node:crypto";
import type { Disk, Segment } from "../disk/disk.ts";
import { batchSize, encodeEntries, encodeHead, segmentHead } from "./batch.ts";

/** Segments as they were found: those that are there, and the number and the order of the next. */
export interface Found {
  readonly number: number;
  readonly order: number;
  readonly segments: readonly { readonly path: string; readonly to: number }[];
}

/** Where a segment is kept; the files are numbered in the order in which they were made. */
export function segmentPath(number: number): string {
  return `wal/${String(number).padStart(12, "0")}`;
}

interface Open {
  readonly number: number;
  readonly segment: Segment;
  readonly size: number;
  readonly salt: Uint8Array;
  readonly first: number;
  readonly order: number;
  end: number;
}

/** A segment that was made before it is needed. */
interface Ready {
  readonly number: number;
  readonly segment: Segment;
}

/** The segments into which records go first. After a write failed nothing more goes into that segment: what it holds is not known. */
export class WriteAhead {
  readonly #disk: Disk;
  readonly #usual: number;
  #number: number;
  #order: number;
  #open: Open | undefined;
  #ready: Promise<Ready | undefined> | undefined;
  /** Segments that are full, with the number of the first record behind each. */
  #full: { readonly path: string; readonly to: number }[] = [];

  /** `usual` is the size of a segment in bytes, unless a batch alone is larger; default 4 MiB. */
  constructor(disk: Disk, { number, order, segments }: Found, usual: number = 4 * 1024 * 1024) {
    this.#disk = disk;
    this.#usual = usual;
    this.#number = number;
    this.#order = order;
    this.#full = [...segments];
  }

  /** Writes entries of records from number `first` on, in one batch that is on disk when this resolves. */
  async write(first: number, entries: readonly Uint8Array[]): Promise<void> {
    const size = batchSize(entries);
    if (this.#open && this.#open.end + size > this.#open.size) await this.#leave(first);
    this.#open ??= await this.#begin(first, size);
    const open = this.#open;
    const batch = encodeEntries(first, entries, open.salt);
    // The head goes with the first batch: a segment that is only prepared has none.
    const fresh = open.end === segmentHead;
    const bytes = fresh ? Buffer.concat([encodeHead(open), batch]) : batch;
    try {
      await open.segment.write(bytes, fresh ? 0 : open.end);
    } catch (error) {
      await this.#leave(first);
      throw error;
    }
    open.end += batch.length;
    if (open.end > open.size / 2) this.#ready ??= this.#prepare().catch(() => undefined);
  }

  /** The segments whose records are all below `settled`; they are forgotten. */
  spent(settled: number): readonly string[] {
    const spent = this.#full.filter(({ to }) => to <= settled);
    this.#full = this.#full.filter(({ to }) => to > settled);
    return spent.map(({ path }) => path);
  }

  async close(): Promise<void> {
    await this.#open?.segment.close();
    const ready = await this.#ready;
    await ready?.segment.close();
    if (ready) await this.#disk.remove([segmentPath(ready.number)]);
    this.#open = undefined;
    this.#ready = undefined;
  }

  async #leave(next: number): Promise<void> {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    this.#full.push({ path: segmentPath(open.number), to: next });
    await open.segment.close().catch(() => undefined);
  }

  async #begin(first: number, size: number): Promise<Open> {
    const needed = Math.max(this.#usual, size + segmentHead);
    const large = needed > this.#usual;
    const prepared = large ? undefined : await this.#ready;
    if (!large) this.#ready = undefined;
    const { number, segment } = prepared ?? (await this.#prepare(needed));
    const order = this.#order++;
    return { number, segment, size: needed, salt: randomBytes(16), first, order, end: segmentHead };
  }

  async #prepare(size = this.#usual): Promise<Ready> {
    const number = this.#number++;
    return { number, segment: await this.#disk.segment(segmentPath(number), size) };
  }
}
