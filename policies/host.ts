/** What judgement needs from outside, handed in as an argument: pure houses reach nothing by themselves. */
export interface Host {
  readonly sha1: (bytes: Uint8Array) => Uint8Array;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  readonly utf8: (text: string) => Uint8Array;
  /** A number in [0, 1). Seeded in tests. */
  readonly random: () => number;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** IANA time zone of local time in templates; `UTC` unless configured. */
  readonly zone: string;
}
