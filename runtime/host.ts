import { hash } from "node:crypto";
import { zones } from "./zones.ts";

/** What judgement needs from outside. Equal in shape to the `Host` of the policies house, which runtime cannot import. */
export interface Host {
  readonly sha1: (bytes: Uint8Array) => Uint8Array;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  readonly utf8: (text: string) => Uint8Array;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Seconds east of UTC of a zone by its IANA name, at a moment (seconds since 1970); undefined for no zone. */
  readonly zones: (name: string, seconds: number) => number | undefined;
  /** IANA time zone of local time in templates. */
  readonly zone: string;
}

export interface HostConfig {
  /** Default `UTC`. */
  readonly zone?: string;
  /** Default `Math.random`. */
  readonly random?: () => number;
  /** Default `Date.now`. */
  readonly now?: () => number;
}

export function host({ zone = "UTC", random = Math.random, now = Date.now }: HostConfig = {}): Host {
  return {
    sha1: (bytes) => hash("sha1", bytes, "buffer"),
    sha256: (bytes) => hash("sha256", bytes, "buffer"),
    utf8: (text) => Buffer.from(text, "utf8"),
    random,
    now,
    zones,
    zone,
  };
}
