/** Parts of CEL expressions over `object` and `oldObject`. Texts in them are keys and words that we wrote. */
import type { Machine } from "@bubustack/engine/runs/phases";

/** Fields of the spec that are as they were, absent ones too. Unlike rules of a CRD this sees free-form objects. */
export function same(fields: readonly string[]): string {
  return fields.map((field) => `object.spec.?${field} == oldObject.spec.?${field}`).join(" && ");
}

/** Annotations or labels that are as they were. */
export function sameKeys(map: "annotations" | "labels", keys: readonly string[]): string {
  const of = (object: string) => `${object}.metadata.?${map}[?key]`;
  return `${list(keys)}.all(key, ${of("object")} == ${of("oldObject")})`;
}

/** `variables.from` and `variables.to`: a field of the status before and after, empty where there is none. */
export function change(field: string): readonly { readonly name: string; readonly expression: string }[] {
  return [
    { name: "from", expression: `oldObject.?status.${field}.orValue('')` },
    { name: "to", expression: `object.?status.${field}.orValue('')` },
  ];
}

/** The change is one that a machine allows. */
export function follows(machine: Machine): string {
  const rows = Object.entries(machine).map(([from, to]) => `'${from}': ${list(to)}`);
  return `variables.from == variables.to || variables.to in {${rows.join(", ")}}[?variables.from].orValue([])`;
}

/** The status was computed for no older object than the one before. */
export const notOlder =
  "object.?status.observedGeneration.orValue(0) >= oldObject.?status.observedGeneration.orValue(0)";

/** A wish in an annotation that has not been acted on. */
export function pending(wish: string, observed: string): string {
  const note = (key: string) => `object.metadata.?annotations[?'${key}']`;
  return `(${note(wish)}.orValue('') != '' && ${note(wish)} != ${note(observed)})`;
}

/** A list of words. */
export function list(words: readonly string[]): string {
  return `[${words.map((word) => `'${word}'`).join(", ")}]`;
}
