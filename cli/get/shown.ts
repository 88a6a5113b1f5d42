import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/** An object or a list as it is shown: without the long entries that say who owns which field. */
export function shown(answer: JsonObject): JsonObject {
  const { items } = answer;
  return isList(items) ? { ...answer, items: items.map(bare) } : withoutOwners(answer);
}

function bare(item: Json): Json {
  return isObject(item) ? withoutOwners(item) : item;
}

function withoutOwners(object: JsonObject): JsonObject {
  const { metadata } = object;
  if (!isObject(metadata) || metadata["managedFields"] === undefined) return object;
  const { managedFields: _, ...rest } = metadata;
  return { ...object, metadata: rest };
}
