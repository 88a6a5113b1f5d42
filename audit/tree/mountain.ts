import type { Hash } from "./hash.ts";
import { nodeHash } from "./hash.ts";
import { fold } from "./ranges.ts";

interface Peak {
  readonly hash: Hash;
  /** How many leaves are below it: a power of two. */
  readonly over: number;
}

/** A tree by its largest whole nodes alone, at most 53: enough to say which root it has with some leaves more, before these are in it. */
export class Mountain {
  readonly #peaks: readonly Peak[];

  private constructor(peaks: readonly Peak[]) {
    this.#peaks = peaks;
  }

  /** Of a tree of `size` leaves; the hashes are those of its whole nodes, left to right. */
  static of(size: number, hashes: readonly Hash[]): Mountain {
    const peaks: Peak[] = [];
    let left = size;
    for (const hash of hashes) {
      const over = 2 ** Math.floor(Math.log2(left));
      peaks.push({ hash, over });
      left -= over;
    }
    return new Mountain(peaks);
  }

  /** The tree with these leaves more. */
  with(leaves: readonly Hash[]): Mountain {
    const peaks = [...this.#peaks];
    for (const leaf of leaves) {
      let peak: Peak = { hash: leaf, over: 1 };
      for (let last = peaks.at(-1); last?.over === peak.over; last = peaks.at(-1)) {
        peaks.pop();
        peak = { hash: nodeHash(last.hash, peak.hash), over: 2 * peak.over };
      }
      peaks.push(peak);
    }
    return new Mountain(peaks);
  }

  get root(): Hash {
    return fold(this.#peaks.map(({ hash }) => hash));
  }
}
