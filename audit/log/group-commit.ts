/** Most records, and most bytes, of one batch; a batch has at least one record. */
const limits = { records: 1_024, bytes: 512 * 1024 } as const;

interface Waiting<T> {
  readonly record: Uint8Array;
  readonly resolve: (receipt: T) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * How many milliseconds after the begin of a batch the next may begin, by the mean time between records in milliseconds. Who comes alone is
 * not kept waiting; while many come, fewer and larger writes cost less.
 */
export function windowOf(gap: number): 0 | 1.5 {
  return gap > 1.5 ? 0 : 1.5;
}

/** A pause says no more than one of this many milliseconds, so that the mean follows when records come again. */
const longestGap = 8;

/** Writes records in batches, one batch at a time: whatever comes while one is written goes into the next. */
export class GroupCommit<T> {
  #waiting: Waiting<T>[] = [];
  #running: Promise<void> | undefined;
  /** When the last batch began, and when the last record came. */
  #began = 0;
  #came = 0;
  #gap = longestGap;
  readonly #write: (records: readonly Uint8Array[]) => Promise<readonly T[]>;
  readonly #now: () => number;

  /**
   * `write` answers a receipt for each record once all of them are on disk, or fails for all of them; `now` is a monotonic clock in
   * milliseconds.
   */
  constructor(
    write: (records: readonly Uint8Array[]) => Promise<readonly T[]>,
    now: () => number = () => performance.now(),
  ) {
    this.#write = write;
    this.#now = now;
  }

  /** Records that wait to be written. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Resolves when the record is on disk. */
  add(record: Uint8Array): Promise<T> {
    const now = this.#now();
    this.#gap += (Math.min(now - this.#came, longestGap) - this.#gap) / 16;
    this.#came = now;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ record, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when everything that was added has been written or has failed. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // What is added in the same turn goes together.
    await undefined;
    while (this.#waiting.length > 0) {
      // A timer is no finer than a millisecond.
      const wait = Math.round(this.#began + windowOf(this.#gap) - this.#now());
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      this.#began = this.#now();
      const batch = this.#take();
      await this.#commit(batch);
    }
    this.#running = undefined;
  }

  async #commit(batch: readonly Waiting<T>[]): Promise<void> {
    try {
      const receipts = await this.#write(batch.map(({ record }) => record));
      for (const [at, { resolve, reject }] of batch.entries()) {
        const receipt = receipts[at];
        if (receipt === undefined) reject(new Error("a record without receipt"));
        else resolve(receipt);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  #take(): readonly Waiting<T>[] {
    let bytes = 0;
    let count = 0;
    for (const { record } of this.#waiting) {
      bytes += record.length;
      if (count > 0 && (bytes > limits.bytes || count >= limits.records)) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }
}
