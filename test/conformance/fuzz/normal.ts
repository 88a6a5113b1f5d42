import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";

/**
 * Makes answers of two servers comparable: uids and versions become their order of appearance, times are only there or
 * not, and owners of fields, whose order depends on the second in which they wrote, are sorted. One for each trace.
 */
export function normaliser(namespace: string): (value: Json) => Json {
  const seen = new Map<string, string>();
  const known = (prefix: string, value: Json) => {
    const key = `${prefix}${value}`;
    const name = seen.get(key) ?? `${prefix}-${seen.size}`;
    seen.set(key, name);
    return name;
  };
  const normal = (value: Json, key = ""): Json => {
    if (key === "uid") return known("uid", value);
    if (key === "resourceVersion") return known("version", value);
    if (/^(time|creationTimestamp|deletionTimestamp)$/.test(key)) return "<time>";
    if (typeof value === "string") return value.replaceAll(namespace, "<namespace>");
    if (key === "managedFields" && Array.isArray(value)) return sorted(value.map((each) => normal(each)));
    if (Array.isArray(value)) return value.map((each) => normal(each));
    if (!isObject(value)) return value;
    return Object.fromEntries(ordered(value).map(([name, each]) => [name, normal(each, name)]));
  };
  return normal;
}

/** By name, so that uids and versions appear in the same order. */
function ordered(object: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(object)
    .flatMap(([key, value]): readonly (readonly [string, Json])[] => (value === undefined ? [] : [[key, value]]))
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

function sorted(values: readonly Json[]): readonly Json[] {
  return values
    .map((value) => [JSON.stringify(value), value] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, value]) => value);
}
