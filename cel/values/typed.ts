import type { Value } from "./value.ts";
import { adapt, isPlain } from "./value.ts";

/** What makes two values equal. */
type Equal = (a: Value, b: Value) => boolean;

/** What a schema knows of a property. */
export interface Property {
  /** Its name in expressions; undefined where it has none. */
  readonly name: string | undefined;
  /** What it was declared with, for values that expressions cannot reach. */
  readonly convert: (value: Value) => Value;
}

/** The object that fields were read from, and what its schema knows. */
interface Origin {
  readonly raw: { readonly [key: string]: Value };
  readonly properties: ReadonlyMap<string, Property>;
}

/**
 * An object with declared fields. Its own properties are those that expressions can read; what else the object holds
 * counts when two of them are compared. Its prototype has no members: names of fields are looked up on it.
 */
export class Fields {
  readonly [name: string]: Value;
  readonly #origin: Origin;

  constructor(raw: Origin["raw"], properties: Origin["properties"]) {
    this.#origin = { raw, properties };
  }

  static originOf(fields: Fields): Origin {
    return fields.#origin;
  }
}

/** A list whose elements have no order when it is compared; those of another that it has already are not added to it. */
export abstract class Unordered extends Array<Value> {
  /** Methods of arrays make plain ones of it. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** A list of type `set`: of texts, numbers or bools. */
export class SetList extends Unordered {}

/** A list of type `map`, with the names of the properties that tell its elements apart. */
export class KeyedList extends Unordered {
  readonly #keys: readonly string[];

  constructor(keys: readonly string[]) {
    super();
    this.#keys = keys;
  }

  static keysOf(list: KeyedList): readonly string[] {
    return list.#keys;
  }
}

/** An object as it was sent. */
function rawOf(value: Value): { readonly [key: string]: Value } | undefined {
  if (value instanceof Fields) return Fields.originOf(value).raw;
  return isPlain(value) ? value : undefined;
}

/** What tells an element of an unordered list apart; undefined for one that is never found again. */
function identity(list: Unordered, element: Value): unknown {
  if (!(list instanceof KeyedList)) return typeof element === "object" ? undefined : element;
  const raw = rawOf(element);
  return raw && JSON.stringify(KeyedList.keysOf(list).map((key) => (Object.hasOwn(raw, key) ? raw[key] : null)));
}

function indexed(list: Unordered): Map<unknown, Value> {
  const found = new Map<unknown, Value>();
  for (const element of list) {
    const value = adapt(element);
    found.set(identity(list, value), value);
  }
  found.delete(undefined);
  return found;
}

/** `list == other`, whatever the order. */
export function equalUnordered(list: Unordered, other: readonly Value[], equal: Equal): boolean {
  if (list.length !== other.length) return false;
  const known = indexed(list);
  return other.every((one) => {
    const value = adapt(one);
    const found = known.get(identity(list, value));
    return found !== undefined && (list instanceof SetList || equal(found, value));
  });
}

/** `list + other`: elements of the other take the place of those that they are, the rest is added. */
export function joinUnordered(list: Unordered, other: readonly Value[]): Unordered {
  const joined = list instanceof KeyedList ? new KeyedList(KeyedList.keysOf(list)) : new SetList();
  const places = new Map<unknown, number>();
  for (const element of list) {
    places.set(identity(list, adapt(element)), joined.length);
    joined.push(element);
  }
  for (const element of other) {
    const key = identity(list, adapt(element));
    const place = key === undefined ? undefined : places.get(key);
    if (place === undefined) {
      if (list instanceof SetList) places.set(key, joined.length);
      joined.push(element);
    } else if (list instanceof KeyedList) joined[place] = element;
  }
  return joined;
}

/**
 * Equality of two objects of which one has declared fields: as many properties, and each that the first declares the same.
 * A property that it does not declare counts only where the other has it too.
 */
export function equalFields(a: Value, b: Value, equal: Equal): boolean {
  const [left, right] = [rawOf(a), rawOf(b)];
  if (left === undefined || right === undefined) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => {
    const known = !(a instanceof Fields) || Fields.originOf(a).properties.has(key);
    if (!known) return !Object.hasOwn(right, key) || equal(adapt(left[key]), adapt(right[key]));
    const [value, other] = [propertyOf(a, key), propertyOf(b, key)];
    return value === undefined || other === undefined ? value === other : equal(value, other);
  });
}

function propertyOf(of: Value, key: string): Value | undefined {
  const raw = rawOf(of);
  if (raw === undefined || !Object.hasOwn(raw, key)) return undefined;
  if (!(of instanceof Fields)) return adapt(raw[key]);
  const property = Fields.originOf(of).properties.get(key);
  if (property === undefined || raw[key] === null) return undefined;
  return adapt(property.name === undefined ? property.convert(raw[key] ?? null) : of[property.name]);
}
