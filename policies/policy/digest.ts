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
export function policiesDigest(objects: readonly JsonObject[], { sha256, utf8 }: Digests): string {
  const digest = (value: Json) => hex(sha256(utf8(canonicalJson(value))));
  const each = objects.map((object) => {
    const found = known.get(object);
    if (found !== undefined) return found;
    const metadata = objectAt(object, "metadata");
    const identity = [textAt(object, "kind"), textAt(metadata, "namespace"), textAt(metadata, "name")];
    const made = digest([...identity, object["spec"] ?? null]);
    known.set(object, made);
    return made;
  });
  return digest(each.toSorted());
}

/** The digest of all that is judged by: of the rules with their settings, and of the policies. */
export function wholeDigest(rules: string, policies: string, { sha256, utf8 }: Digests): string {
  return hex(sha256(utf8(`${rules}\n${policies}`)));
}
