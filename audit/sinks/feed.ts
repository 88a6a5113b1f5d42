import type { Source } from "../files/source.ts";
import { leafHash } from "../tree/hash.ts";
import { tileWidth } from "../tree/tile.ts";
import { readStretch } from "../verify/part.ts";
import type { Shipped } from "./sink.ts";

/** What still fits into a batch. */
export interface Room {
  readonly records: number;
  readonly bytes: number;
  /** Whether nothing is in the batch yet: the first record fits in any case. */
  readonly first: boolean;
}

/** Records that were read in one go. */
export interface Taken {
  /** Those that are wanted. */
  readonly records: readonly Shipped[];
  /** The number behind the last one that was looked at, and the leaf of that one; absent where it could not be read. */
  readonly next: number;
  readonly leaf?: Uint8Array;
  /** Stretches that are gone or unreadable, in ascending order. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  /** Whether the next record does not fit any more. */
  readonly full: boolean;
}

/** Reads the records of a log in their order, a bundle at a time: the last one is kept, since it is asked for until it is full. */
export class Feed {
  readonly #source: Source;
  readonly #wants: (record: Uint8Array) => boolean;
  #last: { readonly bundle: number; readonly items: readonly Uint8Array[] } | undefined;

  constructor(source: Source, wants: (record: Uint8Array) => boolean) {
    this.#source = source;
    this.#wants = wants;
  }

  /** The wanted records from `from` on, of a log with `size` records: as many as fit, or as are in the bundles that `signal` leaves time for. */
  async take(
    log: { readonly origin: string; readonly size: number },
    from: number,
    room: Room,
    signal: AbortSignal,
  ): Promise<Taken> {
    const records: Shipped[] = [];
    const gaps: { from: number; to: number }[] = [];
    let bytes = 0;
    let number = from;
    let leaf: Uint8Array | undefined;
    const taken = (full: boolean): Taken => ({
      records,
      next: number,
      ...(leaf && { leaf: leafHash(leaf) }),
      gaps,
      full,
    });
    while (number < log.size && !signal.aborted) {
      const bundle = Math.floor(number / tileWidth);
      const items = await this.#items(bundle, log.size);
      if (items === undefined) {
        const to = Math.min((bundle + 1) * tileWidth, log.size);
        const before = gaps.at(-1);
        if (before?.to === number) before.to = to;
        else gaps.push({ from: number, to });
        number = to;
        leaf = undefined;
        continue;
      }
      for (const item of items.slice(number % tileWidth)) {
        if (this.#wants(item)) {
          const fits =
            records.length < room.records &&
            ((room.first && records.length === 0) || bytes + item.length <= room.bytes);
          if (!fits) return taken(true);
          records.push({ origin: log.origin, number, bytes: item });
          bytes += item.length;
        }
        leaf = item;
        number += 1;
      }
    }
    return taken(number < log.size);
  }

  async #items(bundle: number, size: number): Promise<readonly Uint8Array[] | undefined> {
    const width = Math.min(tileWidth, size - bundle * tileWidth);
    if (this.#last?.bundle === bundle && this.#last.items.length >= width) return this.#last.items.slice(0, width);
    const { records } = await readStretch(this.#source, bundle, size);
    if (records.state !== "whole") return undefined;
    this.#last = { bundle, items: records.items };
    return records.items;
  }
}
