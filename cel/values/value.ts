import type { Type } from "../type/type.ts";
import type { Effort } from "./effort.ts";

/**
 * A value of the language.
 *
 * - null, bool, string: as in JavaScript
 * - int: a number where it is a safe integer, a bigint beyond; never both for one value
 * - uint, double, timestamp, duration, type, optional, maps with keys other than strings, types of libraries: `Boxed`
 * - bytes: Uint8Array
 * - list: an array; map with text keys: a plain object. Both may come straight from JSON: what is read from them
 *   passes `adapt`
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Boxed
  | Uint8Array
  | readonly Value[]
  | { readonly [key: string]: Value };

/** Values that JavaScript has no form of its own for. */
export abstract class Boxed {
  abstract readonly kind: string;
}

export class Uint extends Boxed {
  readonly kind = "uint";
  readonly value: bigint;
  constructor(value: bigint) {
    super();
    this.value = value;
  }
}

export class Double extends Boxed {
  readonly kind = "double";
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value;
  }
}

/**
 * A moment: whole seconds since 1970 and nanoseconds (0 to 999,999,999) after. `offset` is the zone in which it was
 * written, in seconds east of UTC: only its text shows it.
 */
export class Timestamp extends Boxed {
  readonly kind = "timestamp";
  readonly seconds: number;
  readonly nanos: number;
  readonly offset: number;
  constructor(seconds: number, nanos: number, offset = 0) {
    super();
    this.seconds = seconds;
    this.nanos = nanos;
    this.offset = offset;
  }
}

/** A length of time in nanoseconds, within 64 bits. */
export class Duration extends Boxed {
  readonly kind = "duration";
  readonly nanos: bigint;
  constructor(nanos: bigint) {
    super();
    this.nanos = nanos;
  }
}

/** A type as a value. */
export class TypeValue extends Boxed {
  readonly kind = "type";
  readonly type: Type;
  constructor(type: Type) {
    super();
    this.type = type;
  }
}

/** A value that may be missing; undefined is none. */
export class Optional extends Boxed {
  readonly kind = "optional";
  readonly value: Value | undefined;
  constructor(value: Value | undefined) {
    super();
    this.value = value;
  }
}

export const none = new Optional(undefined);

/** A map with any keys, kept under `keyOf`. Equal numbers of different types are different keys that find each other. */
export class MapValue extends Boxed {
  readonly kind = "map";
  readonly entries: Map<unknown, readonly [key: Value, value: Value]>;
  constructor(entries: Map<unknown, readonly [key: Value, value: Value]>) {
    super();
    this.entries = entries;
  }
}

/** A value of a library's or a caller's own type: what it can do are the functions declared for the type. */
export abstract class Opaque extends Boxed {
  readonly kind = "opaque";
  abstract readonly type: Type;
  /** False where `==` with a value is an error; by default where it is of another type. */
  comparable(other: Value): boolean {
    return other instanceof Opaque && other.type.name === this.type.name;
  }
  /** Equality with a value of the same type. What it takes is spent. */
  abstract equals(other: Value, effort: Effort): boolean;
  /** How it reads in messages. */
  abstract override toString(): string;
}

/** A value with named fields. */
export abstract class Structure extends Opaque {
  /** The value of a field, set or not; undefined or an error where it has none. */
  abstract get(name: string): Value | undefined;
  /** True where a field is set; an error where there can be none. */
  abstract has(name: string): boolean | CelError;
  /** How many fields it may have: to look which are set takes half as many steps. */
  abstract readonly width: number;
  /** The fields that are set, with their values. */
  abstract entries(): Iterable<readonly [name: string, value: Value]>;
  /** Equality also with values of other types: false. */
  override comparable(): boolean {
    return true;
  }
}

/** What is no value: an error, or something not known yet. */
export abstract class Fault extends Boxed {}

/** An error. `at` is an offset in the source once the evaluator has set it. */
export class CelError extends Fault {
  readonly kind = "error";
  readonly message: string;
  at: number;
  constructor(message: string, at = -1) {
    super();
    this.message = message;
    this.at = at;
  }
}

/** A call of values that no signature is for. */
export function noOverload(): CelError {
  return new CelError("no such overload");
}

/** Not known yet: what must be asked, in the caller's own terms. */
export class Pending extends Fault {
  readonly kind = "pending";
  readonly asks: readonly unknown[];
  constructor(asks: readonly unknown[]) {
    super();
    this.asks = asks;
  }
}

/** The kinds of values at run time. */
export type Kind =
  | "null"
  | "bool"
  | "int"
  | "uint"
  | "double"
  | "string"
  | "bytes"
  | "timestamp"
  | "duration"
  | "list"
  | "map"
  | "type"
  | "optional"
  | "opaque"
  | "error"
  | "pending";

/** The kind of a value that has passed `adapt`. */
export function kindOf(value: Value): Kind {
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "bool";
    case "number":
    case "bigint":
      return "int";
    default:
      if (value === null) return "null";
      if (value instanceof Boxed) return value.kind as Kind;
      if (Array.isArray(value)) return "list";
      return value instanceof Uint8Array ? "bytes" : "map";
  }
}

/**
 * A value read from JSON as a value of the language: a whole number is an int, any other number a double. JSON.parse
 * does not tell `1.0` from `1`: both are ints. Numbers beyond 64 bits are doubles.
 */
export function adapt(value: Value | undefined): Value {
  if (typeof value !== "number") return value === undefined ? null : value;
  if (Number.isSafeInteger(value)) return value;
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) return BigInt(value);
  return new Double(value);
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** True for a map with text keys in its plain form. */
export function isPlain(value: Value): value is { readonly [key: string]: Value } {
  return (
    typeof value === "object" &&
    value !== null &&
    !(value instanceof Boxed) &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  );
}
