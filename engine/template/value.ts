import type { Instant } from "./instant.ts";
import type { Version } from "./version.ts";

/** Go's integer types that templates meet: constants and lengths are int, sums int64, bytes of a text uint8. */
export type IntKind = "int" | "int64" | "uint8" | "uint64";

/** An integer of Go. Numbers of JSON are no integers to Go: they are float64, JavaScript's numbers. */
export class Int {
  readonly kind: IntKind;
  readonly value: bigint;

  constructor(value: bigint, kind: IntKind = "int") {
    this.kind = kind;
    this.value = value;
  }
}

/**
 * What a template works with. `undefined` is Go's value that is not there at all, `null` its nil: a field of either
 * behaves differently, their text does not.
 */
export type Value = undefined | null | boolean | number | string | Int | Instant | Version | List | Dict;
export type List = readonly Value[];
export interface Dict {
  readonly [key: string]: Value;
}

/** An int. */
export function int(value: number): Int {
  return new Int(BigInt(value));
}

/** An int64; what is beyond its bits wraps around. */
export function int64(value: bigint): Int {
  return new Int(BigInt.asIntN(64, value), "int64");
}

export function isList(value: Value): value is List {
  return Array.isArray(value);
}

/** True for maps: objects that are none of our own classes. */
export function isDict(value: Value): value is Dict {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The value of a key; undefined where the map does not have it. Never what an object inherits. */
export function entry(dict: Dict, key: string): Value {
  return Object.hasOwn(dict, key) ? dict[key] : undefined;
}

/** The keys that have a value, in the order of their UTF-8 bytes, which is Go's. */
export function keysOf(dict: Dict): string[] {
  return Object.keys(dict)
    .filter((key) => dict[key] !== undefined)
    .sort(byBytes);
}

/** A map of entries; a key such as `__proto__` is a key like others. */
export function dictOf(entries: Iterable<readonly [string, Value]>): Dict {
  return Object.fromEntries(entries);
}

/** Compares texts by their UTF-8 bytes, as Go does. */
export function byBytes(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    // Surrogates stand for code points above all others.
    if (a !== b) return a >= 0xd800 && b >= 0xd800 ? rank(a) - rank(b) : a - b;
  }
  return left.length - right.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** What Go calls the kind of a value. */
export function kindOf(value: Value): string {
  if (value === undefined || value === null) return "invalid";
  if (value instanceof Int) return value.kind;
  if (isList(value)) return "slice";
  if (isDict(value)) return "map";
  if (typeof value === "object") return value.goKind;
  return typeof value === "boolean" ? "bool" : typeof value === "number" ? "float64" : "string";
}

/** What Go calls the type of a value. */
export function typeOf(value: Value): string {
  if (value === undefined || value === null) return "<nil>";
  if (isList(value)) return "[]interface {}";
  if (isDict(value)) return "map[string]interface {}";
  if (typeof value === "object" && !(value instanceof Int)) return value.goType;
  return kindOf(value);
}

/** What the type of a value is called in messages. */
export function named(value: Value): string {
  switch (kindOf(value)) {
    case "invalid":
      return "nothing";
    case "slice":
      return "a list";
    case "map":
      return "an object";
    case "bool":
      return `the boolean ${value}`;
    case "string":
      return "a text";
    case "struct":
      return "a time";
    case "ptr":
      return "a version";
    default:
      return `the number ${value instanceof Int ? value.value : value}`;
  }
}

/** True for what conditions take for true: everything but nothing, false, zero, and what is empty. */
export function truthy(value: Value): boolean {
  if (value === undefined || value === null) return false;
  if (value instanceof Int) return value.value !== 0n;
  if (typeof value === "number") return value !== 0;
  if (typeof value === "boolean") return value;
  if (typeof value === "string" || isList(value)) return value.length > 0;
  return !isDict(value) || keysOf(value).length > 0;
}
