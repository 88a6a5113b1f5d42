import { printable } from "./printable.ts";

/** JSON as parsed: what arrives on the wire before anything is known about it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. A key that is absent reads as `undefined`. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** True for objects that are neither null nor lists. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for lists. Unlike `Array.isArray` it keeps the items' type. */
export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Deep equality of JSON values; the order of object keys does not matter and a key whose value is `undefined`
 * counts as absent. Iterative, so that deep input cannot exhaust the stack.
 */
export function equal(left: unknown, right: unknown): boolean {
  const stack: unknown[] = [left, right];
  while (stack.length > 0) {
    const b = stack.pop();
    const a = stack.pop();
    if (a === b || Object.is(a, b)) continue;
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
    if (Array.isArray(a) || Array.isArray(b)) {
      if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
      for (let i = 0; i < a.length; i++) stack.push(a[i], b[i]);
      continue;
    }
    const other = b as JsonObject;
    let keys = 0;
    for (const [key, value] of Object.entries(a)) {
      if (value === undefined) continue;
      keys++;
      if (!Object.hasOwn(other, key)) return false;
      stack.push(value, other[key]);
    }
    for (const value of Object.values(other)) if (value !== undefined) keys--;
    if (keys !== 0) return false;
  }
  return true;
}

/**
 * A short, single-line rendering of a value for messages: JSON, at most `limit` characters, with an ellipsis where
 * it was cut. What must not reach a terminal is escaped, so that a message can always be printed.
 */
export function brief(value: unknown, limit = 80): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return cut(quote(value, limit), limit);
  if (typeof value !== "object" || value === null) return cut(printable(String(value)), limit);
  if (Array.isArray(value)) return value.length === 0 ? "[]" : cut(`a list of ${value.length}`, limit);
  const keys = Object.keys(value);
  if (keys.length === 0) return "{}";
  const first = keys.slice(0, limit).map((key) => quote(key, limit));
  return cut(`an object with ${first.join(", ")}`, limit);
}

/** The name of a JSON type as messages use it. */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

/** A JSON string literal of at least the first `limit` characters, or of all of them. */
function quote(text: string, limit: number): string {
  return printable(JSON.stringify(text.length > limit ? text.slice(0, limit + 1) : text));
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).toWellFormed()}…`;
}
