import type { Zones } from "@bubustack/cel/plan/frame";

/** What judgement needs from outside, handed in as an argument: pure houses reach nothing by themselves. */
export interface Host {
  readonly sha1: (bytes: Uint8Array) => Uint8Array;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  readonly utf8: (text: string) => Uint8Array;
  /** A number in [0, 1). Seeded in tests. */
  readonly random: () => number;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Seconds east of UTC of a zone by its IANA name, at a moment (seconds since 1970); undefined for no zone. Default: there is none but UTC. */
  readonly zones?: Zones;
  /** IANA time zone of local time in templates; `UTC` unless configured. */
  readonly zone: string;
}
