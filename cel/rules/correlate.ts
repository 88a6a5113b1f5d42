import type { Structural } from "../schema/structural.ts";
import { valuesOf } from "../schema/structural.ts";
import type { Value } from "../values/value.ts";
import { isPlain } from "../values/value.ts";

/**
 * A value and what it was before a change, as far as schemas tell which belong together: properties by their names,
 * elements of lists of type map by their keys, elements of other lists not at all.
 */
export class Correlation {
  readonly #now: Value;
  readonly #old: Value;
  readonly #schema: Structural;
  readonly #children = new Map<string | number, Correlation | undefined>();
  #same: boolean | undefined;
  #keyed: ReadonlyMap<string, Value> | undefined;

  constructor(now: Value, old: Value, schema: Structural) {
    this.#now = now;
    this.#old = old;
    this.#schema = schema;
  }

  /** The correlation of a property; undefined where one of both does not have it, or the schema does not know it. */
  key(name: string): Correlation | undefined {
    const [now, old] = [this.#now, this.#old];
    if (!isPlain(now) || !isPlain(old) || !Object.hasOwn(now, name) || !Object.hasOwn(old, name)) return undefined;
    const { properties } = this.#schema;
    const known = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
    const schema = known ?? valuesOf(this.#schema);
    return schema && this.#child(name, () => new Correlation(now[name] ?? null, old[name] ?? null, schema));
  }

  /** The correlation of an element. */
  index(at: number): Correlation | undefined {
    const { items } = this.#schema;
    const now = Array.isArray(this.#now) ? this.#now[at] : undefined;
    if (items === undefined || now === undefined) return undefined;
    const old = this.oldOf(now);
    return old === undefined ? undefined : this.#child(at, () => new Correlation(now, old, items));
  }

  /** What an element was before; undefined where that cannot be told. */
  oldOf(element: Value): Value | undefined {
    this.#keyed ??= byKeys(this.#old, this.#schema);
    const key = keyOf(element, this.#schema);
    return key === undefined ? undefined : this.#keyed.get(key);
  }

  #child(at: string | number, make: () => Correlation): Correlation | undefined {
    if (!this.#children.has(at)) this.#children.set(at, make());
    return this.#children.get(at);
  }

  /** True where nothing was changed. Elements of lists of type map may have changed their order. */
  get unchanged(): boolean {
    this.#same ??= this.#compare();
    return this.#same;
  }

  #compare(): boolean {
    const [now, old] = [this.#now, this.#old];
    if (Array.isArray(now) && Array.isArray(old)) {
      if (now.length !== old.length) return false;
      const keyed = isKeyed(this.#schema) && old.length > 0;
      return keyed ? now.every((_, at) => this.index(at)?.unchanged ?? false) : identical(now, old);
    }
    if (!isPlain(now) || !isPlain(old)) return identical(now, old);
    const names = Object.keys(now);
    if (names.length !== Object.keys(old).length) return false;
    return names.every((name) => this.key(name)?.unchanged ?? false);
  }
}

function isKeyed(schema: Structural): boolean {
  const keys = schema["x-kubernetes-list-map-keys"];
  return schema["x-kubernetes-list-type"] === "map" && Array.isArray(keys) && keys.length > 0;
}

/** The first element of each key. */
function byKeys(list: Value, schema: Structural): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  if (!Array.isArray(list) || !isKeyed(schema)) return found;
  for (const element of list) {
    const key = keyOf(element, schema);
    if (key !== undefined && !found.has(key)) found.set(key, element);
  }
  return found;
}

/** What tells an element apart; undefined where it lacks one of the properties for that. */
function keyOf(element: Value, schema: Structural): string | undefined {
  if (!isKeyed(schema) || !isPlain(element)) return undefined;
  const parts: Value[] = [];
  for (const name of schema["x-kubernetes-list-map-keys"] ?? []) {
    const part = Object.hasOwn(element, name) ? element[name] : undefined;
    if (part === undefined || typeof part === "object") return undefined;
    parts.push(part);
  }
  return JSON.stringify(parts);
}

/** Equality of JSON. */
function identical(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, at) => identical(one, b[at]));
  if (!isPlain(a) || !isPlain(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && identical(a[name] ?? null, b[name] ?? null))
  );
}

/** A place in a change: its correlation, or that of the nearest place around it that has one. */
export class Place {
  readonly #own: Correlation | undefined;
  readonly #around: Correlation | undefined;

  constructor(own: Correlation | undefined, around: Correlation | undefined) {
    this.#own = own;
    this.#around = around;
  }

  key(name: string): Place {
    if (this.#own === undefined) return this;
    // These say nothing about a change: both are read in one version.
    if (this.#around === undefined && (name === "apiVersion" || name === "kind"))
      return new Place(undefined, undefined);
    return new Place(this.#own.key(name), this.#own);
  }

  index(at: number): Place {
    return this.#own === undefined ? this : new Place(this.#own.index(at), this.#own);
  }

  /** True where what is wrong here was there before. */
  get unchanged(): boolean {
    return (this.#own ?? this.#around)?.unchanged ?? false;
  }
}
