import { canonicalJson } from "@bubustack/api/canonical-json";
import type { Json, JsonObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import { hex } from "@bubustack/api/names/digests";
import { objectAt, textAt } from "../fields.ts";

/** Objects are replaced and never changed: the digest of one is made once. */
const known = new WeakMap<JsonObject, string>();

/**
 * Hex SHA-256 of policies and exceptions with their names, in whatever order they are given: whoever has one digest judges by the
 * same ones.
 */
export function policiesDigest(objects: readonly JsonObject[], digests: Digests): string {
  return digestOf(objects.map((object) => policyDigest(object, digests)).toSorted(), digests);
}

/** Hex SHA-256 of one, with its kind and names. */
export function policyDigest(object: JsonObject, digests: Digests): string {
  const found = known.get(object);
  if (found !== undefined) return found;
  const metadata = objectAt(object, "metadata");
  const identity = [textAt(object, "kind"), textAt(metadata, "namespace"), textAt(metadata, "name")];
  const made = digestOf([...identity, object["spec"] ?? null], digests);
  known.set(object, made);
  return made;
}

function digestOf(value: Json, { sha256, utf8 }: Digests): string {
  return hex(sha256(utf8(canonicalJson(value))));
}

/** The digest of all that is judged by: of the rules with their settings, and of the policies. */
export function wholeDigest(rules: string, policies: string, { sha256, utf8 }: Digests): string {
  return hex(sha256(utf8(`${rules}\n${policies}`)));
}
