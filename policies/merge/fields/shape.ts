/** How a value is made of parts that can have different owners, by its schema. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";

/** A value is one part, a map of parts, or a list whose items are told apart. */
export type Shape =
  | { readonly kind: "leaf" }
  | { readonly kind: "map"; readonly value: JsonObject }
  | { readonly kind: "list"; readonly value: readonly Json[] };

const leafShape: Shape = { kind: "leaf" };

/** Atomic maps and lists, and lists of which nothing is said, are one part. */
export function shapeOf(value: Json | undefined, schema: Structural): Shape {
  if (isObject(value)) return schema["x-kubernetes-map-type"] === "atomic" ? leafShape : { kind: "map", value };
  if (!isList(value)) return leafShape;
  const type = schema["x-kubernetes-list-type"];
  return type === "map" || type === "set" ? { kind: "list", value } : leafShape;
}

/** The schema of a field; what is not declared is free. */
export function fieldSchema(schema: Structural, name: string): Structural {
  const declared = declaredField(schema, name);
  if (declared !== undefined) return declared;
  return typeof schema.additionalProperties === "object" ? schema.additionalProperties : {};
}

/** The schema of a field that is declared by its name, rather than one of a map's many keys. */
export function declaredField(schema: Structural, name: string): Structural | undefined {
  const { properties } = schema;
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

export function itemSchema(schema: Structural): Structural {
  return schema.items ?? {};
}

export function fieldStep(name: string): string {
  return `f:${name}`;
}

/** The step to an item of a list: by the values of its keys, in the order of their names, or by its value. */
export function itemStep(item: Json, schema: Structural): string {
  if (schema["x-kubernetes-list-type"] === "set") return `v:${JSON.stringify(item)}`;
  const names = schema["x-kubernetes-list-map-keys"] ?? [];
  const fields = itemSchema(schema).properties ?? {};
  const keys = names.toSorted().map((name) => {
    const given = isObject(item) && Object.hasOwn(item, name) ? item[name] : undefined;
    const fallback = Object.hasOwn(fields, name) ? fields[name]?.default : undefined;
    return `${JSON.stringify(name)}:${JSON.stringify(given ?? fallback ?? null)}`;
  });
  return `k:{${keys.join(",")}}`;
}

/** The items of a list by their steps; of two with the same step, the last. */
export function itemsBySteps(list: readonly Json[], schema: Structural): ReadonlyMap<string, Json> {
  return new Map(list.map((item) => [itemStep(item, schema), item]));
}
