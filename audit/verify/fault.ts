/** What can be wrong with a log; the names are stable. */
export const faultCodes = {
  "checkpoint-missing": "There is no checkpoint: nothing says what the log should hold.",
  "checkpoint-malformed": "The checkpoint is not a signed note with a checkpoint in it.",
  "wrong-key": "The checkpoint is not signed by the key, nor by one that took over from it.",
  "bad-signature": "The checkpoint has a signature in the name of the key, and it does not hold.",
  "wrong-origin": "The checkpoint is that of another log.",
  "record-altered": "Records are not those that were recorded.",
  "record-missing": "Records are gone, and later ones are there.",
  "tombstone-wrong": "A record about deleted records does not stand for them.",
  truncated: "Records at the end are gone.",
  "tile-altered": "Hashes of the tree are not those over the records.",
  "tile-missing": "Hashes of the tree are gone; the records are there.",
  "root-mismatch": "Records and tiles fit each other, and not the checkpoint: the log was written anew.",
  rollback: "The log is shorter than it was at the earlier checkpoint.",
  fork: "The log does not begin with what the earlier checkpoint stands for.",
  "log-missing": "A log is not there that was.",
  "clock-back": "A record is older than the one before it.",
} as const;

export type FaultCode = keyof typeof faultCodes;

/** One fault, with the records that it is about. */
export interface Fault {
  readonly code: FaultCode;
  /** The first record, and the one behind the last; absent where the fault is about the log as a whole. */
  readonly from?: number;
  readonly to?: number;
  /** Who says so, where it is not the log itself: the record of another log, or the file of an earlier checkpoint. */
  readonly by?: string;
}

/** Collects faults in bounded memory: neighbouring ranges with one code become one. */
export class Faults {
  readonly #found: Fault[] = [];
  #beyond = 0;
  readonly #limit: number;

  constructor(limit = 1_000) {
    this.#limit = limit;
  }

  add(code: FaultCode, from?: number, to?: number): void {
    const last = this.#found.findLastIndex((fault) => fault.code === code);
    const before = this.#found[last];
    if (before?.to !== undefined && before.from !== undefined && from !== undefined && to !== undefined) {
      if (from <= before.to && to >= before.from) {
        this.#found[last] = { code, from: Math.min(from, before.from), to: Math.max(to, before.to) };
        return;
      }
    }
    if (this.#found.length >= this.#limit) this.#beyond++;
    else this.#found.push({ code, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  }

  get found(): readonly Fault[] {
    return this.#found;
  }

  /** How many there were beyond the limit. */
  get beyond(): number {
    return this.#beyond;
  }
}
