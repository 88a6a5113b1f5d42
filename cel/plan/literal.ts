import { find, keyOf } from "../values/key.ts";
import { brief } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { adapt, Boxed, CelError, Double, Fault, MapValue, Optional, Uint } from "../values/value.ts";
import type { Step } from "./step.ts";

/** A list of values; where `optional` marks an element, what it holds, or nothing. */
export function listOf(elements: readonly Step[], optional: readonly boolean[] | undefined, at: number): Step {
  return (frame) => {
    const list: Value[] = [];
    for (let index = 0; index < elements.length; index++) {
      const value = (elements[index] as Step)(frame);
      if (value instanceof Fault) {
        frame.cost += 10;
        return value;
      }
      if (!optional?.[index]) list.push(value);
      else if (!(value instanceof Optional)) {
        frame.cost += 10;
        return new CelError(`cannot initialize optional list element from non-optional value ${brief(value)}`, at);
      } else if (value.value !== undefined) list.push(value.value);
    }
    frame.cost += 10;
    return frame.grow(list.length * 16) ?? list;
  };
}

export interface EntryStep {
  readonly key: Step;
  readonly value: Step;
  readonly optional: boolean;
}

/** How a map is made: what it costs, and whether keys must be simple and come once. */
export interface MapRules {
  readonly price?: number;
  readonly strict?: boolean;
}

export function mapFrom(entries: readonly EntryStep[], at: number, rules: MapRules = {}): Step {
  const { price = 30, strict = false } = rules;
  return (frame) => {
    const map = new MapValue(new Map());
    let fault: Value | undefined;
    for (const entry of entries) {
      const key = entry.key(frame);
      const value = key instanceof Fault ? key : entry.value(frame);
      const refused = strict && !(key instanceof Fault) ? refuse(map, key, at) : undefined;
      fault = value instanceof Fault ? value : (refused ?? put(map, key, value, entry.optional, at));
      if (fault !== undefined) break;
    }
    frame.cost += price;
    return fault ?? frame.grow(entries.length * 32) ?? map;
  };
}

function refuse(map: MapValue, key: Value, at: number): CelError | undefined {
  if (typeof key === "object" && !(key instanceof Uint)) return new CelError(`unsupported key type: ${brief(key)}`, at);
  return find(map, key) !== undefined ? new CelError(`Failed with repeated key: ${brief(key)}`, at) : undefined;
}

function put(map: MapValue, key: Value, given: Value, optional: boolean, at: number): CelError | undefined {
  if (optional && !(given instanceof Optional))
    return new CelError(`cannot initialize optional entry '${brief(key)}' from non-optional value ${brief(given)}`, at);
  const value = optional && given instanceof Optional ? given.value : given;
  if (value === undefined) map.entries.delete(keyOf(key));
  else map.entries.set(keyOf(key), [key, value]);
  return undefined;
}

/** Whether a value is one of constants; undefined where some constant is not simple enough for a set. */
export function membership(value: Step, elements: readonly Value[]): Step | undefined {
  const set = new Set<unknown>();
  for (const element of elements) {
    const adapted = adapt(element);
    if (typeof adapted === "object" && !(adapted instanceof Double || adapted instanceof Uint)) return undefined;
    // NaN is equal to nothing.
    if (!(adapted instanceof Double && Number.isNaN(adapted.value))) set.add(numeral(adapted));
  }
  return (frame) => {
    const found = value(frame);
    if (typeof found === "string" || typeof found === "number" || typeof found === "boolean") return set.has(found);
    if (found instanceof Fault) return found;
    return found instanceof Boxed || typeof found === "bigint" ? set.has(numeral(found)) : false;
  };
}

/** The same for equal numbers of any types. */
function numeral(value: Value): unknown {
  if (!(value instanceof Double || value instanceof Uint)) return value;
  const number = Number(value.value);
  return Number.isSafeInteger(number) || !Number.isInteger(number) ? number : BigInt(value.value);
}
