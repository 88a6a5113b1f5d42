import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, equal } from "@bubustack/api/json";
import { annotation, label } from "../facts/metadata.ts";
import type { Found } from "../finding.ts";
import { forbidden } from "../finding.ts";

type Spec = { readonly [field: string]: unknown };

/** Fields of a spec that are not what they were. `fix` is what to do instead. */
export function changedFields(
  spec: Spec,
  old: Spec | undefined,
  fields: readonly string[],
  fix: string,
): readonly Found[] {
  if (old === undefined) return [];
  return fields
    .filter((field) => !equal(spec[field], old[field]))
    .map((field) => forbidden(["spec", field], `cannot change ${was(old[field])}`, { fix }));
}

/** Annotations and labels that are not what they were when the object was created. */
export function changedMetadata(
  object: JsonLike,
  old: JsonLike | undefined,
  { annotations = [], labels = [] }: { readonly annotations?: readonly string[]; readonly labels?: readonly string[] },
): readonly Found[] {
  if (old === undefined) return [];
  const changed = (what: "annotations" | "labels", read: typeof annotation) => (key: string) => {
    const before = read(old, key);
    if (read(object, key) === before) return [];
    const fix = before === undefined ? "remove it" : `leave it at ${brief(before)}`;
    return [forbidden(["metadata", what, key], `cannot change ${was(before)}`, { fix })];
  };
  return [...annotations.flatMap(changed("annotations", annotation)), ...labels.flatMap(changed("labels", label))];
}

interface JsonLike {
  readonly metadata?: unknown;
}

/** A short word for what was there before. */
function was(value: unknown): string {
  return value === undefined ? "from nothing" : `from ${brief(value as Json | JsonObject)}`;
}
