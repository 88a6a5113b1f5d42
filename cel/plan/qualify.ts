import { find } from "../values/key.ts";
import type { Value } from "../values/value.ts";
import { adapt, CelError, Double, isPlain, MapValue, Optional, Structure, Uint } from "../values/value.ts";

/**
 * What a key selects of a value; undefined where a map has no such key or a list no such index, or where the value holds
 * nothing at all. An error where the key is none for such a value.
 */
export function select(of: Value, key: Value): Value | undefined {
  if (Array.isArray(of)) {
    const index = indexOf(key);
    return index instanceof CelError ? index : index >= 0 && index < of.length ? adapt(of[index]) : undefined;
  }
  if (of instanceof Structure) return of.get(String(key));
  return of instanceof MapValue || isPlain(of) ? find(of, key) : undefined;
}

/** True for values that hold others: lists, maps, optionals, values with fields. */
export function selects(of: Value): boolean {
  return (
    Array.isArray(of) || of instanceof MapValue || of instanceof Optional || of instanceof Structure || isPlain(of)
  );
}

/** Why a key selects nothing. */
export function missing(of: Value, key: Value): CelError {
  const text = key instanceof Double || key instanceof Uint ? String(key.value) : String(key);
  return new CelError(Array.isArray(of) ? `index out of bounds: ${text}` : `no such key: ${text}`);
}

/** True for values that can select: texts, numbers and bools. */
export function isKey(value: Value): boolean {
  return (typeof value !== "object" && value !== undefined) || value instanceof Double || value instanceof Uint;
}

const names: { readonly [type: string]: string } = { string: "string", boolean: "bool" };

function indexOf(key: Value): number | CelError {
  if (typeof key === "number") return key;
  if (typeof key === "bigint") return Number(key);
  if (key instanceof Uint) return Number(key.value);
  if (key instanceof Double)
    return Number.isInteger(key.value) ? key.value : new CelError(`unsupported index value ${key.value} in list`);
  return new CelError(`unsupported index type '${names[typeof key] ?? "null_type"}' in list`);
}
