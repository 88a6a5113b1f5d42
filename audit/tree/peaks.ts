import type { Hash } from "./hash.ts";
import { nodeHash } from "./hash.ts";

interface Peak {
  readonly hash: Hash;
  /** How many hashes are below it: a power of two. */
  readonly over: number;
}

/** The largest whole nodes over a growing row of hashes, left to right. Each hash costs one more in the end, however often they are asked for. */
export class Peaks {
  readonly #peaks: Peak[] = [];

  constructor(row: readonly Hash[] = []) {
    for (const hash of row) this.push(hash);
  }

  push(hash: Hash): void {
    let peak: Peak = { hash, over: 1 };
    for (let last = this.#peaks.at(-1); last?.over === peak.over; last = this.#peaks.at(-1)) {
      this.#peaks.pop();
      peak = { hash: nodeHash(last.hash, peak.hash), over: 2 * peak.over };
    }
    this.#peaks.push(peak);
  }

  get hashes(): readonly Hash[] {
    return this.#peaks.map(({ hash }) => hash);
  }
}
