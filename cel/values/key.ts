import type { Value } from "./value.ts";
import { adapt, Double, isPlain, MapValue, Uint } from "./value.ts";

/** What finds a key in a map: equal for equal numbers of any types; undefined for what cannot be a key. */
export function keyOf(value: Value): unknown {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return value;
  if (value instanceof Uint) {
    const number = Number(value.value);
    return Number.isSafeInteger(number) ? number : value.value;
  }
  return value instanceof Double ? value.value : undefined;
}

/** The value of a key; undefined where the map has no such key. */
export function find(map: Value, key: Value): Value | undefined {
  if (map instanceof MapValue) {
    const canonical = keyOf(key);
    return canonical === undefined ? undefined : map.entries.get(canonical)?.[1];
  }
  if (typeof key !== "string" || !isPlain(map) || !Object.hasOwn(map, key)) return undefined;
  return adapt(map[key]);
}

export function mapSize(map: Value): number {
  return map instanceof MapValue ? map.entries.size : isPlain(map) ? Object.keys(map).length : 0;
}

/** The keys and values of a map, in the order in which they were written. */
export function entriesOf(map: Value): readonly (readonly [key: Value, value: Value])[] {
  if (map instanceof MapValue) return [...map.entries.values()];
  if (!isPlain(map)) return [];
  return Object.keys(map).map((key) => [key, adapt(map[key])]);
}

export function keysOf(map: Value): readonly Value[] {
  if (map instanceof MapValue) return [...map.entries.values()].map(([key]) => key);
  return isPlain(map) ? Object.keys(map) : [];
}

/** A map from its entries; a later one of the same key counts. */
export function mapOf(entries: readonly (readonly [key: Value, value: Value])[]): MapValue {
  const map = new MapValue(new Map());
  for (const [key, value] of entries) {
    const canonical = keyOf(key);
    if (canonical !== undefined) map.entries.set(canonical, [key, value]);
  }
  return map;
}
