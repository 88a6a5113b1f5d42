import type { Json } from "@bubustack/api/json";

/** Bytes that a character takes at most: `<` is written as \u003c. */
const widest = 6;

/**
 * The bytes of a value as the API server encodes it (Go's encoding/json): `<`, `>`, `&`, U+2028 and U+2029 count six
 * each, other letters their UTF-8 bytes, nothing stands between tokens. Iterative, and builds no text.
 */
export function jsonSize(value: Json | undefined): number {
  return measure(value, stringSize);
}

/** A size that `jsonSize` cannot exceed, without looking at single characters. */
export function jsonSizeAtMost(value: Json | undefined): number {
  return measure(value, (text) => text.length * widest + 2);
}

function measure(value: unknown, ofText: (text: string) => number): number {
  let size = 0;
  const stack: unknown[] = [value];
  for (let next = stack.pop(); next !== undefined || stack.length > 0; next = stack.pop()) {
    if (typeof next === "string") size += ofText(next);
    else if (Array.isArray(next)) {
      size += 2 + Math.max(0, next.length - 1);
      for (const item of next) stack.push(item);
    } else if (typeof next === "object" && next !== null) {
      let count = 0;
      const fields = next as { readonly [key: string]: unknown };
      for (const key of Object.keys(fields)) {
        const field = fields[key];
        if (field === undefined) continue;
        count++;
        size += ofText(key) + 1;
        stack.push(field);
      }
      size += 2 + Math.max(0, count - 1);
    } else if (next !== undefined) size += String(next).length;
  }
  return size;
}

function stringSize(text: string): number {
  let size = text.length + 2;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (
      unit >= 0x20 &&
      unit < 0x7f &&
      unit !== 0x22 &&
      unit !== 0x5c &&
      unit !== 0x3c &&
      unit !== 0x3e &&
      unit !== 0x26
    ) {
      continue;
    }
    if (unit >= 0xd800 && unit <= 0xdbff && isLow(text.charCodeAt(at + 1))) {
      size += 2;
      at++;
    } else size += extra(unit);
  }
  return size;
}

/** What a UTF-16 unit that is not plain ASCII takes beyond one byte. */
function extra(unit: number): number {
  if (unit < 0x20) return unit === 0x0a || unit === 0x0d || unit === 0x09 || unit === 0x08 || unit === 0x0c ? 1 : 5;
  if (unit === 0x22 || unit === 0x5c) return 1;
  if (unit === 0x3c || unit === 0x3e || unit === 0x26) return 5;
  if (unit < 0x80) return 0;
  if (unit < 0x800) return 1;
  if (unit === 0x2028 || unit === 0x2029) return 5;
  // A surrogate without its partner is written as \ufffd.
  if (unit >= 0xd800 && unit <= 0xdfff) return 5;
  return 2;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
