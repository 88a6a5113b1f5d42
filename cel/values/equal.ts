import { compare } from "./compare.ts";
import { entriesOf, find, mapSize } from "./key.ts";
import { equalFields, equalUnordered, Fields, Unordered } from "./typed.ts";
import type { Value } from "./value.ts";
import {
  adapt,
  Boxed,
  Double,
  Duration,
  isPlain,
  MapValue,
  Opaque,
  Optional,
  Timestamp,
  TypeValue,
  Uint,
} from "./value.ts";

/** True where two values are equal. Numbers compare by value, values of different types are not equal. */
export function equal(a: Value, b: Value): boolean {
  return equalIfComparable(a, b) === true;
}

/**
 * Whether two values are equal; undefined where they cannot be compared: a value of a library with anything but its own
 * kind. Within lists and maps, what cannot be compared makes no difference, as in the API server.
 */
export function equalIfComparable(a: Value, b: Value): boolean | undefined {
  if (typeof a !== "object" && typeof b !== "object") return a === b;
  if (a === null || b === null) return a === b;
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a, b);
  if (a instanceof Uint8Array) return b instanceof Uint8Array && compare(a, b) === 0;
  if (a instanceof MapValue || isPlain(a)) return (b instanceof MapValue || isPlain(b)) && equalMaps(a, b);
  if (a instanceof Boxed) return equalBoxed(a, b);
  return b instanceof Boxed && !(b instanceof Opaque) && equalBoxed(b, a);
}

function equalBoxed(a: Boxed, b: Value): boolean | undefined {
  if (a instanceof Double || a instanceof Uint) return equalNumbers(a, b);
  if (a instanceof Timestamp) return b instanceof Timestamp && a.seconds === b.seconds && a.nanos === b.nanos;
  if (a instanceof Duration) return b instanceof Duration && a.nanos === b.nanos;
  if (a instanceof TypeValue) return b instanceof TypeValue && a.type.name === b.type.name;
  if (a instanceof Optional) {
    if (!(b instanceof Optional)) return false;
    return a.value === undefined || b.value === undefined ? a.value === b.value : equalIfComparable(a.value, b.value);
  }
  return a instanceof Opaque ? (a.comparable(b) ? a.equals(b) : undefined) : false;
}

function equalNumbers(a: Value, b: Value): boolean {
  const number = typeof b === "number" || typeof b === "bigint" || b instanceof Double || b instanceof Uint;
  return number && compare(a, b) === 0;
}

function equalLists(a: readonly Value[], b: readonly Value[]): boolean {
  if (a instanceof Unordered) return equalUnordered(a, b, equal);
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++)
    if (equalIfComparable(adapt(a[index]), adapt(b[index])) === false) return false;
  return true;
}

function equalMaps(a: Value, b: Value): boolean {
  if (a instanceof Fields || b instanceof Fields) return equalFields(a, b, equal);
  if (mapSize(a) !== mapSize(b)) return false;
  for (const [key, value] of entriesOf(a)) {
    const other = find(b, key);
    if (other === undefined || equalIfComparable(value, other) === false) return false;
  }
  return true;
}

/** True where a list holds an equal element. */
export function contains(list: readonly Value[], value: Value): boolean {
  if (typeof value === "string") return list.includes(value);
  for (const element of list) if (equal(value, adapt(element))) return true;
  return false;
}
