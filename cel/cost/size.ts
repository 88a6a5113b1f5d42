import { mapSize } from "../values/key.ts";
import { codePoints } from "../values/utf8.ts";
import type { Value } from "../values/value.ts";
import { Boxed, MapValue, Opaque, Optional } from "../values/value.ts";

/** The size of a value in the unit of costs: characters, bytes, elements, entries; 1 for what has none. */
export function sizeOf(value: Value): number {
  if (typeof value === "string") return codePoints(value);
  if (typeof value !== "object" || value === null) return 1;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
  if (value instanceof Boxed) return sizeOfBoxed(value);
  return mapSize(value);
}

function sizeOfBoxed(value: Boxed): number {
  if (value instanceof MapValue) return value.entries.size;
  if (value instanceof Optional) return value.value === undefined ? 1 : sizeOf(value.value);
  return value instanceof Opaque && "size" in value && typeof value.size === "number" ? value.size : 1;
}

/** A tenth of a size, rounded up: what it costs to go through a value once. */
export function tenthOf(value: Value): number {
  if (typeof value !== "string") return tenth(sizeOf(value));
  // No need to count characters where both bounds of their number come to the same.
  return value.length <= 10 ? (value.length === 0 ? 0 : 1) : tenth(codePoints(value));
}

/** A tenth of a size, rounded up. */
export function tenth(size: number): number {
  return Math.ceil(size * 0.1);
}
