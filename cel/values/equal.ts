import { compare } from "./compare.ts";
import { Effort } from "./effort.ts";
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
export function equal(a: Value, b: Value, effort = new Effort()): boolean {
  return equalIfComparable(a, b, effort) === true;
}

/**
 * Whether two values are equal; undefined where they cannot be compared: a value of a library with anything but its own
 * kind. Within lists and maps, what cannot be compared makes no difference, as in the API server. Once the effort is spent
 * the answer means nothing.
 */
export function equalIfComparable(a: Value, b: Value, effort = new Effort()): boolean | undefined {
  if (typeof a !== "object" && typeof b !== "object") {
    // Two texts of one length are compared through.
    if (typeof a === "string" && a.length > 64 && typeof b === "string" && a.length === b.length)
      effort.spend(a.length / 64);
    return a === b;
  }
  if (a === null || b === null) return a === b;
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a, b, effort);
  if (a instanceof Uint8Array) return b instanceof Uint8Array && compare(a, b) === 0;
  if (a instanceof MapValue || isPlain(a)) return (b instanceof MapValue || isPlain(b)) && equalMaps(a, b, effort);
  if (a instanceof Boxed) return equalBoxed(a, b, effort);
  return b instanceof Boxed && !(b instanceof Opaque) && equalBoxed(b, a, effort);
}

function equalBoxed(a: Boxed, b: Value, effort: Effort): boolean | undefined {
  if (a instanceof Double || a instanceof Uint) return equalNumbers(a, b);
  if (a instanceof Timestamp) return b instanceof Timestamp && a.seconds === b.seconds && a.nanos === b.nanos;
  if (a instanceof Duration) return b instanceof Duration && a.nanos === b.nanos;
  if (a instanceof TypeValue) return b instanceof TypeValue && a.type.name === b.type.name;
  if (a instanceof Optional) {
    if (!(b instanceof Optional)) return false;
    return a.value === undefined || b.value === undefined
      ? a.value === b.value
      : equalIfComparable(a.value, b.value, effort);
  }
  return a instanceof Opaque ? (a.comparable(b) ? a.equals(b, effort) : undefined) : false;
}

function equalNumbers(a: Value, b: Value): boolean {
  const number = typeof b === "number" || typeof b === "bigint" || b instanceof Double || b instanceof Uint;
  return number && compare(a, b) === 0;
}

function equalLists(a: readonly Value[], b: readonly Value[], effort: Effort): boolean {
  if (a.length !== b.length || effort.spend(1 + a.length)) return false;
  if (a instanceof Unordered) return equalUnordered(a, b, (x, y) => equal(x, y, effort));
  for (let index = 0; index < a.length; index++)
    if (equalIfComparable(adapt(a[index]), adapt(b[index]), effort) === false) return false;
  return true;
}

function equalMaps(a: Value, b: Value, effort: Effort): boolean {
  if (effort.spend(1)) return false;
  if (a instanceof Fields || b instanceof Fields) return equalFields(a, b, (x, y) => equal(x, y, effort));
  if (mapSize(a) !== mapSize(b) || effort.spend(mapSize(a))) return false;
  for (const [key, value] of entriesOf(a)) {
    const other = find(b, key);
    if (other === undefined || equalIfComparable(value, other, effort) === false) return false;
  }
  return true;
}

/** True where a list holds an equal element. */
export function contains(list: readonly Value[], value: Value, effort = new Effort()): boolean {
  if (typeof value === "string" && value.length <= 64) return list.includes(value);
  for (const element of list) {
    if (effort.left < 0) return false;
    if (equal(value, adapt(element), effort)) return true;
  }
  return false;
}
