/** What the expressions of a MutatingAdmissionPolicy come to, as JSON. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { BuiltObject } from "@bubustack/cel/kubernetes/mutation";
import { toJson } from "@bubustack/cel/values/json";
import { entriesOf } from "@bubustack/cel/values/key";
import type { Value } from "@bubustack/cel/values/value";
import { adapt, isPlain, MapValue, Optional } from "@bubustack/cel/values/value";
import { setOwn } from "@bubustack/engine/schema/own";

/** A value as JSON; parts of objects are objects. */
export function patchJson(value: Value): Json {
  if (value instanceof BuiltObject) return objectOf([...value.fields]);
  if (Array.isArray(value)) return value.map((item) => patchJson(adapt(item)));
  if (value instanceof Optional) return value.value === undefined ? null : patchJson(value.value);
  if (value instanceof MapValue || isPlain(value))
    return objectOf(entriesOf(value).map(([key, item]) => [typeof key === "string" ? key : String(toJson(key)), item]));
  return toJson(value);
}

function objectOf(entries: readonly (readonly [string, Value])[]): JsonObject {
  const out: { [key: string]: Json } = {};
  for (const [key, item] of entries) setOwn(out, key, patchJson(item));
  return out;
}

/** Parts whose type is not that of the place where they stand, as the API server words it. */
export function misplaced(part: BuiltObject): string | undefined {
  const found: string[] = [];
  look(part, part.type.name, found);
  return found.length === 0 ? undefined : `type mismatch: ${found.join("\n")}`;
}

function look(value: Value, place: string, found: string[]): void {
  if (value instanceof BuiltObject) {
    if (value.type.name !== place)
      found.push(
        `unexpected type name ${JSON.stringify(value.type.name)}, expected ${JSON.stringify(place)}, which matches field name path from root Object type`,
      );
    for (const [name, field] of value.fields) look(field, `${place}.${name}`, found);
  } else if (Array.isArray(value)) for (const item of value) look(item, place, found);
  else if (value instanceof MapValue) for (const [, item] of value.entries.values()) look(item, place, found);
}
