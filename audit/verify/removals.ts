import type { Source } from "../files/source.ts";
import { toBase64 } from "../note/base64.ts";
import type { Range } from "../tree/ranges.ts";
import type { Faults } from "./fault.ts";
import { hashOf } from "./nodes.ts";
import type { Tombstone } from "./tombstone.ts";
import { tombstoneIn } from "./tombstone.ts";

/** Tombstones of one log that are looked at; what more of them stand for is missing. */
const mostTombstones = 10_000;

/** What is not there of a log, and what its tombstones say of that. */
export class Removals {
  readonly #missing: Range[] = [];
  #tombstones: Tombstone[] = [];

  /** Looks for tombstones in records from number `from` on. */
  read(from: number, records: readonly Uint8Array[], faults: Faults): void {
    for (const [at, record] of records.entries()) {
      const found = tombstoneIn(from + at, record);
      if (found === "malformed") faults.add("tombstone-wrong", from + at, from + at + 1);
      else if (found && this.#tombstones.length < mostTombstones) this.#tombstones.push(found);
    }
  }

  /** Notes records that are not there, in the order of their numbers. */
  miss({ from, to }: Range): void {
    const before = this.#missing.at(-1)?.to === from ? this.#missing.pop() : undefined;
    this.#missing.push({ from: before?.from ?? from, to });
  }

  /** Whether a tombstone stands for some of these records. */
  covers(range: Range): boolean {
    return this.#tombstones.some((one) => meet(one, range));
  }

  /** Compares the tombstones with the tiles, which have to be right; one that does not fit stands for nothing. */
  async compare(source: Source, size: number, faults: Faults): Promise<void> {
    const all = this.#tombstones;
    this.#tombstones = [];
    for (const one of all) {
      const root = await hashOf(source, one, size);
      if (root && toBase64(root) === one.root) this.#tombstones.push(one);
      else faults.add("tombstone-wrong", one.number, one.number + 1);
    }
  }

  /** What is missing and no tombstone stands for. */
  get lost(): readonly Range[] {
    let left: readonly Range[] = this.#missing;
    for (const one of this.#tombstones) left = left.flatMap((range) => without(range, one));
    return left;
  }

  /** The tombstones by which something is missing; of those that stand for the same the last one. */
  get removed(): readonly Tombstone[] {
    const missed = this.#tombstones.filter((one) => this.#missing.some((range) => meet(one, range)));
    return missed.filter((one, at) => !missed.slice(at + 1).some(({ from, to }) => from <= one.from && one.to <= to));
  }
}

function meet(one: Range, other: Range): boolean {
  return one.from < other.to && other.from < one.to;
}

/** What is left of a range without another. */
function without({ from, to }: Range, other: Range): readonly Range[] {
  const part = (start: number, end: number) => (start < end ? [{ from: start, to: end }] : []);
  return [...part(from, Math.min(to, other.from)), ...part(Math.max(from, other.to), to)];
}
