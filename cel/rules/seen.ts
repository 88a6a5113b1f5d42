import type { Convert } from "../schema/convert.ts";
import { escapeName } from "../schema/names.ts";
import type { Value } from "../values/value.ts";
import { adapt, isPlain } from "../values/value.ts";

/**
 * A part of an object as it was sent, and as expressions see it once that was made: what is below it is then taken from
 * there. Undefined where there is no such part.
 */
export class Seen {
  readonly raw: Value | undefined;
  #made: Value | undefined;

  constructor(raw: Value | undefined, made?: Value) {
    this.raw = raw;
    this.#made = made;
  }

  /** What expressions see; undefined for nothing and null. */
  converted(convert: Convert): Value | undefined {
    if (this.raw === undefined || this.raw === null) return undefined;
    this.#made ??= convert(this.raw);
    return this.#made;
  }

  element(index: number): Seen {
    return new Seen(elementOf(this.raw, index), elementOf(this.#made, index));
  }

  /** The value of a key of a map. */
  value(key: string): Seen {
    return new Seen(propertyOf(this.raw, key), propertyOf(this.#made, key));
  }

  /** A property of an object; expressions see it under its escaped name. */
  field(name: string): Seen {
    const escaped = escapeName(name);
    // What is whole elsewhere has only its names in a resource.
    const made = escaped === undefined || name === "metadata" ? undefined : propertyOf(this.#made, escaped);
    return new Seen(propertyOf(this.raw, name), made);
  }
}

function elementOf(list: Value | undefined, index: number): Value | undefined {
  return Array.isArray(list) && index < list.length ? adapt(list[index]) : undefined;
}

function propertyOf(map: Value | undefined, key: string): Value | undefined {
  return map !== undefined && isPlain(map) && Object.hasOwn(map, key) ? adapt(map[key]) : undefined;
}
