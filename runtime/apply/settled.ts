/**
 * Whether an apply would change nothing, read off what the API server says that a field manager owns. Nothing is
 * written when nothing changes, and no schema is needed to see it: `fieldsV1` tells how lists are keyed.
 * Source of the format: https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isList, isObject } from "@bubustack/api/json";
import { ownersOf } from "./managers.ts";

/** Fields that say which object is meant; nobody owns them. */
const identity: ReadonlySet<string> = new Set(["name", "namespace", "uid", "resourceVersion"]);

/** True where `manager` owns exactly `fields` of the object, with the values that they have there. */
export function settled(seen: JsonObject, manager: string, fields: JsonObject, subresource = ""): boolean {
  const own = ownersOf(seen).find((one) => one.applies && one.manager === manager && one.subresource === subresource);
  const { apiVersion: _, kind: __, metadata, ...rest } = fields;
  const named = isObject(metadata) ? Object.entries(metadata).filter(([key]) => !identity.has(key)) : [];
  const wanted = named.length === 0 ? rest : { ...rest, metadata: Object.fromEntries(named) };
  if (own === undefined || Object.keys(own.fields).length === 0) {
    return Object.values(wanted).every((value) => value === undefined);
  }
  return holds(own.fields, wanted, seen);
}

function holds(owned: JsonObject, wanted: Json, seen: Json | undefined): boolean {
  const places = Object.keys(owned).filter((place) => place !== ".");
  // What has no parts of its own is owned as a whole.
  if (places.length === 0) return covers(seen, wanted);
  if (isObject(wanted)) return isObject(seen) && holdsFields(owned, places, wanted, seen);
  return isList(wanted) && isList(seen) && holdsItems(owned, places, wanted, seen);
}

function holdsFields(owned: JsonObject, places: readonly string[], wanted: JsonObject, seen: JsonObject): boolean {
  const keys = Object.keys(wanted).filter((key) => wanted[key] !== undefined);
  return (
    keys.length === places.length &&
    keys.every((key) => {
      const [below, value] = [owned[`f:${key}`], wanted[key]];
      return isObject(below) && value !== undefined && Object.hasOwn(seen, key) && holds(below, value, seen[key]);
    })
  );
}

function holdsItems(
  owned: JsonObject,
  places: readonly string[],
  wanted: readonly Json[],
  seen: readonly Json[],
): boolean {
  if (places.length !== wanted.length) return false;
  return places.every((place) => {
    const below = owned[place];
    const at = parsed(place.slice(2));
    if (!isObject(below) || at === undefined) return false;
    if (place.startsWith("v:")) return wanted.some((item) => equal(item, at)) && seen.some((item) => equal(item, at));
    if (!place.startsWith("k:") || !isObject(at)) return false;
    // A key that an item leaves out is the server's default.
    const item = wanted.find((one) => isObject(one) && matches(one, at, true));
    const there = seen.find((one) => isObject(one) && matches(one, at, false));
    return item !== undefined && there !== undefined && holds(below, item, there);
  });
}

function matches(item: JsonObject, keys: JsonObject, lenient: boolean): boolean {
  return Object.entries(keys).every(([key, value]) => equal(item[key], value) || (lenient && item[key] === undefined));
}

/** Whether all that is wanted is there; besides it there may be defaults. */
function covers(seen: Json | undefined, wanted: Json): boolean {
  if (isList(wanted)) {
    return isList(seen) && seen.length === wanted.length && wanted.every((item, at) => covers(seen[at], item));
  }
  if (!isObject(wanted)) return equal(seen, wanted);
  return (
    isObject(seen) && Object.entries(wanted).every(([key, value]) => value === undefined || covers(seen[key], value))
  );
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
