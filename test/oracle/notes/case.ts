/** Asks for a tree of records `record 0`, `record 1` …, or whether a key is one and has signed a note. */
export interface Case {
  readonly id: string;
  readonly key?: string;
  /** Base64; absent where it is the key alone that is asked about. */
  readonly note?: string;
  readonly tree?: {
    readonly size: number;
    /** The record that is proven to be in it, and the smaller tree that it is proven to begin with. */
    readonly index: number;
    readonly old: number;
  };
}

/** What the oracle says of it. Hashes are base64. */
export interface Answer {
  readonly id: string;
  readonly accepted?: boolean;
  readonly root?: string;
  readonly inclusion?: readonly string[];
  readonly consistency?: readonly string[];
  readonly caseError?: string;
}
