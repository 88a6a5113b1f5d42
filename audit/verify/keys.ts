import type { Key } from "../note/key.ts";
import { rotatedTo } from "../record/rotation.ts";

/** The keys of a log, one after the other: the one that it is known by, and those that took over by records in it. */
export class Keys {
  readonly #chain: { readonly key: Key; readonly size: number }[];

  constructor(first: Key) {
    this.#chain = [{ key: first, size: 0 }];
  }

  /** Looks for takeovers in records from number `from` on. Only the key that is in force can hand over. */
  read(from: number, records: readonly Uint8Array[]): void {
    for (const [at, record] of records.entries()) {
      const next = rotatedTo(record, [this.at(Number.POSITIVE_INFINITY)]);
      if (next) this.#chain.push({ key: next, size: from + at + 1 });
    }
  }

  /** The key that signs a checkpoint of this size. */
  at(size: number): Key {
    const found = this.#chain.findLast((link) => link.size <= size) ?? this.#chain[0];
    if (found === undefined) throw new Error("a log has a key");
    return found.key;
  }
}
