import { readType } from "@bubustack/cel/type/read";
import type { Type } from "@bubustack/cel/type/type";
import { doubleToInt, toInt } from "@bubustack/cel/values/int";
import type { Value } from "@bubustack/cel/values/value";
import { CelError, Double } from "@bubustack/cel/values/value";

/** Variables by name. */
export type Variables = { readonly [name: string]: Value };

/** What JSON.parse tells a reviver besides: how a number was written. */
interface Written {
  readonly source?: string;
}

/**
 * Reads JSON so that ints and doubles are told apart as they are written: `1` is an int, `1.0` and `1e0` are doubles. A
 * whole number beyond 64 bits is a double, as in the API server. Throws a SyntaxError for text that is no JSON.
 */
export function readJson(text: string): Value {
  return JSON.parse(text, (_key, value: Value, written?: Written) =>
    typeof value === "number" ? number(value, written?.source ?? String(value)) : value,
  );
}

function number(value: number, source: string): Value {
  if (!/^-?[0-9]+$/.test(source)) return new Double(value);
  const int = source.length < 16 ? doubleToInt(value) : toInt(BigInt(source));
  return int instanceof CelError ? new Double(value) : int;
}

/** An object of variables; undefined for any other value. */
export function asVariables(value: Value): Variables | undefined {
  const object = typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return object ? (value as Variables) : undefined;
}

/** `x=int; names=list(string)` as types by name, or the part that is none. */
export function readTypes(
  text: string,
): { readonly types: { readonly [name: string]: Type } } | { readonly wrong: string } {
  const types: { [name: string]: Type } = {};
  for (const part of text.split(";").map((one) => one.trim())) {
    const [, name = "", written = ""] = /^([A-Za-z_]\w*)\s*=\s*(.+)$/.exec(part) ?? [];
    const type = readType(written);
    if (part === "") continue;
    if (type === undefined) return { wrong: part };
    types[name] = type;
  }
  return { types };
}
