/** What an apply leaves behind where it took the last part of a list or a map that somebody else owns something of. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Structural } from "@bubustack/api/structural";
import { without } from "../resources/object.ts";
import type { FieldError } from "../validation/field-error.ts";
import { fieldError } from "../validation/violations.ts";

/** Nulls in declared fields of type list or object that take none, as the API server refuses them; in metadata it drops them. */
export function leftNull(object: JsonObject, schema: Structural): readonly FieldError[] {
  return nulls(without(object, "metadata"), schema, []);
}

function nulls(value: Json, schema: Structural, path: Path): readonly FieldError[] {
  if (isList(value)) {
    const items = schema.items;
    return items === undefined ? [] : value.flatMap((item, index) => nulls(item, items, [...path, index]));
  }
  if (!isObject(value)) return [];
  const { properties = {}, additionalProperties: rest } = schema;
  return Object.entries(value).flatMap(([name, child]) => {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const below = known ?? (typeof rest === "object" ? rest : undefined);
    if (below === undefined || child === undefined) return [];
    if (child === null && known !== undefined) return refused(known, [...path, name]);
    return nulls(child, below, [...path, name]);
  });
}

function refused({ type, nullable, default: fallback }: Structural, path: Path): readonly FieldError[] {
  if (nullable === true || fallback !== undefined || (type !== "array" && type !== "object")) return [];
  return [fieldError({ path, rule: "type", limit: type, value: null })];
}
