import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/** What one field manager owns of an object, by applying or by updating. */
interface Owner {
  readonly manager: string;
  readonly applies: boolean;
  readonly subresource: string;
  readonly fields: JsonObject;
}

/** The entries of `metadata.managedFields`. */
export function ownersOf(object: JsonObject): readonly Owner[] {
  const { metadata } = object;
  const entries = isObject(metadata) ? metadata.managedFields : undefined;
  if (!isList(entries)) return [];
  return entries.filter(isObject).map((entry) => ({
    manager: typeof entry.manager === "string" ? entry.manager : "",
    applies: entry.operation === "Apply",
    subresource: typeof entry.subresource === "string" ? entry.subresource : "",
    fields: isObject(entry.fieldsV1) ? entry.fieldsV1 : {},
  }));
}

/**
 * The name under which a controller goes on to apply an object: the one that it was created under, which no other
 * attempt had, or the controller's own for what others have created.
 */
export function managerOf(seen: JsonObject, base: string): string {
  return ownManagers(seen, base).find((manager) => manager !== base) ?? base;
}

/** Further names of the controller under which something was applied: an attempt to create that was broken off. */
export function leftovers(seen: JsonObject, base: string): readonly string[] {
  const manager = managerOf(seen, base);
  return ownManagers(seen, base).filter((one) => one !== manager);
}

function ownManagers(seen: JsonObject, base: string): readonly string[] {
  return ownersOf(seen)
    .filter(({ applies, subresource }) => applies && subresource === "")
    .map(({ manager }) => manager)
    .filter((manager) => manager === base || manager.startsWith(`${base}.`));
}

/** Whether nobody but a field manager has a part in an object. */
export function isOnlyOf(object: JsonObject, manager: string): boolean {
  const owners = ownersOf(object);
  return owners.length > 0 && owners.every((owner) => owner.manager === manager);
}
