import { canonicalJson } from "@bubustack/api/canonical-json";
import type { JsonObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import { hex } from "@bubustack/api/names/digests";

/** What the approval of an exception approves: hex SHA-256 of the canonical JSON of its spec without the approval. */
export function approvedDigest(spec: JsonObject, { sha256, utf8 }: Digests): string {
  const { approval: _, ...rest } = spec;
  return hex(sha256(utf8(canonicalJson(rest))));
}
