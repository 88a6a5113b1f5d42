/** Reading and rebuilding Kubernetes objects as raw JSON. Objects are never changed in place. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/** A field that holds an object; absent or of another type reads as an empty one. */
export function objectAt(value: Json | undefined, ...path: readonly string[]): JsonObject {
  const found = at(value, ...path);
  return isObject(found) ? found : {};
}

/** The value under own keys, or undefined. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let current = value;
  for (const key of path) {
    if (!isObject(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current;
}

/** A text field; absent or of another type reads as the empty string. */
export function textAt(value: Json | undefined, ...path: readonly string[]): string {
  const found = at(value, ...path);
  return typeof found === "string" ? found : "";
}

/** A list field; absent or of another type reads as empty. */
export function listAt(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = at(value, ...path);
  return isList(found) ? found : [];
}

/** The texts of a list field. */
export function textsAt(value: Json | undefined, ...path: readonly string[]): readonly string[] {
  return listAt(value, ...path).filter((item) => typeof item === "string");
}

export function metaOf(object: Json | undefined): JsonObject {
  return objectAt(object, "metadata");
}

/** An object with no fields. */
export function isEmptyObject(value: Json | undefined): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** A map of texts such as labels. */
export function textMap(value: Json | undefined, ...path: readonly string[]): { readonly [key: string]: string } {
  const entries = Object.entries(objectAt(value, ...path)).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(entries);
}

/** The object with some fields of its metadata replaced; `undefined` removes one. */
export function withMeta(object: JsonObject, changes: JsonObject): JsonObject {
  const metadata = Object.fromEntries(
    Object.entries({ ...metaOf(object), ...changes }).filter(([, value]) => value !== undefined),
  );
  return { ...object, metadata };
}

/** The object without some of its fields. */
export function without(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** `namespace/name`, or `/name` for objects of the cluster: the key under which an object is stored. */
export function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
