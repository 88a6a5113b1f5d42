import { createHash } from "node:crypto";
import type { Host } from "../host.ts";

/** A host for tests: real hashes, a clock that stands still, a random source that repeats. */
export const host: Host = {
  sha1: (bytes) => createHash("sha1").update(bytes).digest(),
  sha256: (bytes) => createHash("sha256").update(bytes).digest(),
  utf8: (text) => new TextEncoder().encode(text),
  random: () => 0.5,
  now: () => 0,
  zone: "UTC",
};
