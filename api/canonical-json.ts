import type { Json } from "./json.ts";
import { isList, isObject } from "./json.ts";
import type { Digests } from "./names/digests.ts";
import { hex } from "./names/digests.ts";

/**
 * A value as Go's encoding/json writes it after reading it: keys in the order of their bytes, `<`, `>`, `&`, U+2028 and
 * U+2029 escaped, numbers as 64-bit floats, nothing between tokens. What is hashed has to be the same text for all
 * clients.
 */
export function canonicalJson(value: Json): string {
  // What an API server sends is in this form already, but for its escapes.
  return isOrdered(value, recursion) ? JSON.stringify(value) : shallow(value, recursion);
}

/** Levels that are written by recursion, which is several times as fast. */
const recursion = 64;
/** What is written as it is, between quotes. */
const plain = /^[ !#-%'-;=?-[\]-~]*$/;

/** What JSON.stringify writes otherwise. */
const special = /[<>&\u2028\u2029\ud800-\udfff]/;

/** Whether JSON.stringify writes a value as this does: keys are plain and in their order, and nothing else is of another form. */
function isOrdered(value: Json, levels: number): boolean {
  if (typeof value === "string") return !special.test(value);
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object" || value === null) return true;
  if (levels === 0) return false;
  if (isList(value)) return value.every((item) => isOrdered(item, levels - 1));
  let before = "";
  for (const key in value) {
    if (!plain.test(key) || (key <= before && before !== "")) return false;
    before = key;
    if (!isOrdered(value[key] ?? null, levels - 1)) return false;
  }
  return true;
}

function shallow(value: Json, levels: number): string {
  if (typeof value === "string") return plain.test(value) ? `"${value}"` : text(value);
  if (isList(value)) {
    if (levels === 0) return deep(value);
    let list = "[";
    for (let at = 0; at < value.length; at++) list += `${at > 0 ? "," : ""}${shallow(value[at] ?? null, levels - 1)}`;
    return `${list}]`;
  }
  if (!isObject(value)) return scalar(value);
  const keys = Object.keys(value);
  // Keys of plain characters have one order, whatever is compared.
  if (levels === 0 || !keys.every((key) => plain.test(key))) return deep(value);
  let object = "{";
  for (const key of keys.sort()) {
    const field = value[key];
    if (field !== undefined) object += `${object === "{" ? "" : ","}"${key}":${shallow(field, levels - 1)}`;
  }
  return `${object}}`;
}

/** The same for any depth and any keys. */
function deep(value: Json): string {
  const out: string[] = [];
  // What is still to be written, last first: texts as they are, and values. Iterative: depth is not ours.
  const stack: (string | { readonly value: Json })[] = [{ value }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === "string") out.push(next);
    else if (isList(next.value)) {
      stack.push("]");
      for (let at = next.value.length - 1; at >= 0; at--) {
        stack.push({ value: next.value[at] ?? null });
        if (at > 0) stack.push(",");
      }
      stack.push("[");
    } else if (isObject(next.value)) {
      const entries = Object.entries(next.value).filter(([, field]) => field !== undefined);
      const sorted = entries
        .map(([key, field]) => [key.toWellFormed(), field] as const)
        .sort(([a], [b]) => order(a, b));
      stack.push("}");
      for (let at = sorted.length - 1; at >= 0; at--) {
        const [key = "", field] = sorted[at] ?? [];
        stack.push({ value: field ?? null }, `${at > 0 ? "," : ""}${text(key)}:`);
      }
      stack.push("{");
    } else out.push(scalar(next.value));
  }
  return out.join("");
}

/** Hex SHA-256 of the canonical inputs of a run; absent inputs are an empty object. */
export function inputHash({ sha256, utf8 }: Digests, inputs: Json | undefined): string {
  return hex(sha256(utf8(canonicalJson(inputs ?? {}))));
}

function scalar(value: Json): string {
  if (typeof value === "string") return text(value);
  return Object.is(value, -0) ? "-0" : String(value);
}

const escaped = /[<>&\u2028\u2029]/g;

/** Lone surrogates become U+FFFD when Go reads them. */
function text(value: string): string {
  const numbered = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value.toWellFormed()).replaceAll(escaped, numbered);
}

/** By code points, which is the order of UTF-8 bytes. */
function order(a: string, b: string): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const x = a.charCodeAt(at);
    const y = b.charCodeAt(at);
    // Surrogates stand for code points above all others.
    if (x !== y) return (isSurrogate(x) ? x + 0x1_0000 : x) - (isSurrogate(y) ? y + 0x1_0000 : y);
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
