/** Most records, and most bytes, of one batch; a batch has at least one record. */
const limits = { records: 1_024, bytes: 512 * 1024 } as const;

interface Waiting<T> {
  readonly record: Uint8Array;
  readonly resolve: (receipt: T) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * How long records are collected before they are written, in milliseconds, by how many the last batch had. Who comes alone
 * is not kept waiting; while many come, fewer and larger writes cost less, and the wait is at most 2.
 */
export function windowOf(last: number): 0 | 1 | 2 {
  if (last < 8) return 0;
  return last < 64 ? 1 : 2;
}

/** Writes records in batches, one batch at a time: whatever comes while one is written goes into the next. */
export class GroupCommit<T> {
  #waiting: Waiting<T>[] = [];
  #running: Promise<void> | undefined;
  #last = 0;
  readonly #write: (records: readonly Uint8Array[]) => Promise<readonly T[]>;

  /** `write` answers a receipt for each record once all of them are on disk, or fails for all of them. */
  constructor(write: (records: readonly Uint8Array[]) => Promise<readonly T[]>) {
    this.#write = write;
  }

  /** Records that wait to be written. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Resolves when the record is on disk. */
  add(record: Uint8Array): Promise<T> {
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
      const window = windowOf(this.#last);
      if (window > 0) await new Promise((resolve) => setTimeout(resolve, window));
      const batch = this.#take();
      this.#last = batch.length;
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
