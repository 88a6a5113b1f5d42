/**
 * Strategic merge patch, as Kubernetes' built-in kinds take it: maps merge, lists of objects merge by their keys, sets
 * grow, everything else is replaced. Directives: `$patch: replace | delete | merge`, `$deleteFromPrimitiveList/FIELD`,
 * `$setElementOrder/FIELD`, `$retainKeys`.
 * Source: https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isList, isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { copyOf, setOwn } from "@bubustack/engine/schema/own";

export type MergeResult = { readonly document: Json } | { readonly problem: string };

class Refused extends Error {}

const primitives = "$deleteFromPrimitiveList/";
const order = "$setElementOrder/";

/** Applies a patch to an object whose schema says which lists are maps (`x-kubernetes-list-type`) and sets. */
export function strategicMerge(target: Json, patch: JsonObject, schema: Structural): MergeResult {
  try {
    return { document: mergeObject(isObject(target) ? target : {}, patch, schema) ?? {} };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { problem: error.message };
  }
}

/** Undefined where the patch deletes the object. */
function mergeObject(target: JsonObject, patch: JsonObject, schema: Structural): JsonObject | undefined {
  const directive = patch.$patch;
  if (directive === "delete") return undefined;
  if (directive === "replace") return plain(patch);
  if (directive !== undefined && directive !== "merge")
    throw new Refused(`unknown $patch directive ${JSON.stringify(directive)}`);
  const out = retained(copyOf(target), patch);
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined || key === "$patch" || key === "$retainKeys" || key.startsWith(order)) continue;
    if (key.startsWith(primitives)) removePrimitives(out, key.slice(primitives.length), value);
    else if (value === null) delete out[key];
    else mergeField(out, key, value, field(schema, key));
  }
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith(order)) reorder(out, key.slice(order.length), value, schema);
  }
  return out;
}

type Fields = { [key: string]: Json | undefined };

function field(schema: Structural, key: string): Structural {
  const properties = schema.properties ?? {};
  if (Object.hasOwn(properties, key)) return properties[key] ?? {};
  return typeof schema.additionalProperties === "object" ? schema.additionalProperties : {};
}

function mergeField(out: Fields, key: string, value: Json, schema: Structural): void {
  const before = Object.hasOwn(out, key) ? out[key] : undefined;
  if (isObject(value)) {
    const merged = mergeObject(isObject(before) ? before : {}, value, schema);
    if (merged === undefined) delete out[key];
    else setOwn(out, key, merged);
  } else if (isList(value)) setOwn(out, key, mergeList(isList(before) ? before : [], value, schema));
  else setOwn(out, key, value);
}

function mergeList(before: readonly Json[], patch: readonly Json[], schema: Structural): readonly Json[] {
  const type = schema["x-kubernetes-list-type"];
  if (type === "set") return [...before, ...patch.filter((item) => !before.some((old) => equal(old, item)))];
  const mergeKey = mergeKeyOf(schema);
  if (mergeKey === undefined) return patch.map((item) => (isObject(item) ? plain(item) : item));
  if (patch.some((item) => isObject(item) && item.$patch === "replace")) {
    return patch
      .filter((item) => !(isObject(item) && item.$patch === "replace"))
      .map((item) => (isObject(item) ? plain(item) : item));
  }
  return patch.reduce<readonly Json[]>((list, item) => mergeItem(list, item, mergeKey, schema.items ?? {}), before);
}

function mergeItem(list: readonly Json[], item: Json, mergeKey: string, schema: Structural): readonly Json[] {
  if (!isObject(item)) throw new Refused("an item of a list that is merged by key is not an object");
  const id = item[mergeKey];
  if (id === undefined) throw new Refused(`map: does not contain declared merge key: ${mergeKey}`);
  const at = list.findIndex((old) => isObject(old) && equal(old[mergeKey], id));
  const before = list[at];
  const merged = mergeObject(isObject(before) ? before : {}, item, schema);
  if (merged === undefined) return at < 0 ? list : list.toSpliced(at, 1);
  return at < 0 ? [...list, merged] : list.with(at, merged);
}

/** The field by which items of a list are told apart; undefined where the list is replaced as a whole. */
export function mergeKeyOf(schema: Structural): string | undefined {
  return schema["x-kubernetes-list-type"] === "map" ? schema["x-kubernetes-list-map-keys"]?.[0] : undefined;
}

function removePrimitives(out: Fields, key: string, gone: Json): void {
  const before = Object.hasOwn(out, key) ? out[key] : undefined;
  if (!isList(gone)) throw new Refused(`${primitives}${key} is not a list`);
  if (isList(before))
    setOwn(
      out,
      key,
      before.filter((item) => !gone.some((other) => equal(other, item))),
    );
}

function retained(out: Fields, patch: JsonObject): Fields {
  const keep = patch.$retainKeys;
  if (keep === undefined) return out;
  if (!isList(keep)) throw new Refused("$retainKeys is not a list");
  for (const key of Object.keys(out)) if (!keep.includes(key)) delete out[key];
  return out;
}

/** Items that the order names come in that order, the others keep their place after the one that they followed. */
function reorder(out: Fields, key: string, wanted: Json | undefined, schema: Structural): void {
  const list = Object.hasOwn(out, key) ? out[key] : undefined;
  if (!isList(list) || !isList(wanted)) return;
  const mergeKey = mergeKeyOf(field(schema, key));
  const identity = (item: Json) =>
    JSON.stringify(mergeKey !== undefined && isObject(item) ? (item[mergeKey] ?? null) : item);
  const ranks = new Map(wanted.map((item, index) => [identity(item), index]));
  let last = -1;
  const placed = list.map((item, index) => {
    last = ranks.get(identity(item)) ?? last;
    return { item, rank: last, index };
  });
  const sorted = placed.toSorted((a, b) => a.rank - b.rank || a.index - b.index);
  setOwn(
    out,
    key,
    sorted.map(({ item }) => item),
  );
}

/** The value without directives, for what is taken as it is. */
function plain(value: JsonObject): JsonObject {
  const out: Fields = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined || item === null || key === "$patch" || key === "$retainKeys") continue;
    if (key.startsWith(order) || key.startsWith(primitives)) continue;
    setOwn(
      out,
      key,
      isObject(item) ? plain(item) : isList(item) ? item.map((part) => (isObject(part) ? plain(part) : part)) : item,
    );
  }
  return out;
}
