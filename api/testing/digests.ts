import { createHash } from "node:crypto";
import type { Digests } from "../names/digests.ts";

/** Real hash functions. */
export const digests: Digests = {
  sha1: (bytes) => createHash("sha1").update(bytes).digest(),
  sha256: (bytes) => createHash("sha256").update(bytes).digest(),
  utf8: (text) => new TextEncoder().encode(text),
};
