import { Fields } from "./typed.ts";
import type { Value } from "./value.ts";
import { adapt, Double, isPlain, MapValue, Uint } from "./value.ts";

const bits = new DataView(new ArrayBuffer(8));

/** What a map keeps a key under: numbers of different types are different keys, lists and the like only themselves. */
export function keyOf(value: Value): unknown {
  if (value instanceof Uint) return value.value + 2n ** 64n;
  if (!(value instanceof Double)) return value;
  bits.setFloat64(0, value.value + 0);
  return bits.getBigUint64(0) + 2n ** 66n;
}

/** The keys of other types that an equal number may be kept under. */
function others(key: Value): readonly unknown[] {
  if (typeof key === "number" || typeof key === "bigint") return key < 0 ? [] : [BigInt(key) + 2n ** 64n];
  if (key instanceof Uint) return [whole(key.value)];
  if (!(key instanceof Double) || !Number.isInteger(key.value)) return [];
  return [whole(BigInt(key.value)), BigInt(key.value) + 2n ** 64n];
}

/** An int as values hold it. */
function whole(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** The value of a key; undefined where the map has no such key. */
export function find(map: Value, key: Value): Value | undefined {
  if (map instanceof MapValue) {
    const found = map.entries.get(keyOf(key));
    if (found !== undefined || map.entries.size === 0) return found?.[1];
    for (const other of others(key)) {
      const entry = map.entries.get(other);
      if (entry !== undefined) return entry[1];
    }
    return undefined;
  }
  if (typeof key !== "string" || !isPlain(map) || !Object.hasOwn(map, key)) return undefined;
  return map[key] === undefined ? undefined : adapt(map[key]);
}

/** How many entries a map has; of an object with declared fields, all that was sent. */
export function mapSize(map: Value): number {
  if (map instanceof Fields) return Object.keys(Fields.originOf(map).raw).length;
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
  for (const [key, value] of entries) map.entries.set(keyOf(key), [key, value]);
  return map;
}
