/** What a second holder has of a log. */
export interface Held {
  /** The number of the record behind its last. */
  readonly next: number;
  /** Records below this number were on the log's own disk when the last ones came: a log that lacks one of them was rolled back. */
  readonly confirmed: number;
}

/** Which log it is: its id is made with its folder, so that a log that begins anew under the same name is another one. */
export interface LogName {
  readonly id: string;
  readonly origin: string;
  /** The public key by which it is known, as people hand it on. */
  readonly key: string;
}

/** A connection to a place that has a log's records too before they are acknowledged. Everything that resolves outlives a crash of either side. */
export interface Holder {
  /** Takes the log for this connection alone: whoever had it before writes nothing more. Fails where somebody has it. */
  readonly claim: (log: LogName) => Promise<Held>;
  /** Records `from` to `to - 1`, fewer where there are fewer. */
  readonly read: (from: number, to: number) => Promise<readonly Uint8Array[]>;
  /**
   * Adds records behind those that it has, all or none. With `anew` what it has from number `first` on is gone: it was acknowledged to nobody. `note` is
   * a signed checkpoint over the log with these records; where there is none the one of before stays.
   */
  readonly append: (
    first: number,
    records: readonly Uint8Array[],
    note: string | undefined,
    anew: boolean,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}
