import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/** Takes `metadata.managedFields` out of objects, but for the entries of a field manager and those derived from it. */
export function slimmer(manager?: string): (object: JsonObject) => JsonObject {
  return (object) => {
    if (!isObject(object.metadata) || object.metadata.managedFields === undefined) return object;
    const { managedFields, ...metadata } = object.metadata;
    const own =
      manager === undefined || !isList(managedFields) ? [] : managedFields.filter((one) => isOf(one, manager));
    return { ...object, metadata: own.length === 0 ? metadata : { ...metadata, managedFields: own } };
  };
}

function isOf(entry: unknown, manager: string): boolean {
  return (
    isObject(entry) &&
    typeof entry.manager === "string" &&
    (entry.manager === manager || entry.manager.startsWith(`${manager}.`))
  );
}
