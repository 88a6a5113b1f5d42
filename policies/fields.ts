/** Fields of objects that may hold anything: what is of another type counts as empty. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

export function objectAt(of: JsonObject, key: string): JsonObject {
  const value = of[key];
  return isObject(value) ? value : {};
}

export function textAt(of: JsonObject, key: string): string {
  const value = of[key];
  return typeof value === "string" ? value : "";
}

export function listAt(of: JsonObject, key: string): readonly Json[] {
  const value = of[key];
  return isList(value) ? value : [];
}

export function textsAt(of: JsonObject, key: string): readonly string[] {
  return listAt(of, key).filter((item) => typeof item === "string");
}

export function objectsAt(of: JsonObject, key: string): readonly JsonObject[] {
  return listAt(of, key).filter(isObject);
}
