import { dataOf } from "../record/fields.ts";

/** The record by which one log says how far it saw another. */
const seenType = "io.bubustack.audit.checkpoint.seen.v1";
/** Logs that one log may speak of; records about more of them are not looked at. */
const mostSeen = 1_000;

/** A checkpoint of another log, as a record has it. */
export interface Seen {
  /** The record. */
  readonly index: number;
  /** The log that it says this of. */
  readonly origin: string;
  readonly size: number;
  /** The bytes of the signed note. */
  readonly checkpoint: Uint8Array;
}

/** Collects what the records of one log say of others: of each the longest that it was. */
export class Sightings {
  readonly #longest = new Map<string, Seen>();

  /** Looks at records from number `from` on. */
  read(from: number, records: readonly Uint8Array[]): void {
    for (const [at, record] of records.entries()) {
      const seen = seenIn(from + at, record);
      if (seen === undefined) continue;
      const before = this.#longest.get(seen.origin);
      if (before === undefined ? this.#longest.size < mostSeen : before.size <= seen.size)
        this.#longest.set(seen.origin, seen);
    }
  }

  get found(): readonly Seen[] {
    return [...this.#longest.values()];
  }
}

function seenIn(index: number, record: Uint8Array): Seen | undefined {
  const { origin, size, checkpoint } = dataOf(record, seenType) ?? {};
  if (typeof origin !== "string" || typeof checkpoint !== "string") return undefined;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) return undefined;
  return { index, origin, size, checkpoint: Buffer.from(checkpoint, "utf8") };
}
