import { toNumber } from "./int.ts";
import type { Value } from "./value.ts";
import { CelError, Double, Duration, noOverload, Timestamp, Uint } from "./value.ts";

/** -1, 0 or 1; an error where two values have no order. */
export function compare(a: Value, b: Value): number | CelError {
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === "string" && typeof b === "string") return compareText(a, b);
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  const numbers = compareNumbers(a, b);
  if (numbers !== undefined) return numbers;
  if (a instanceof Timestamp && b instanceof Timestamp) return Math.sign(a.seconds - b.seconds || a.nanos - b.nanos);
  if (a instanceof Duration && b instanceof Duration) return a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0;
  if (a instanceof Uint8Array && b instanceof Uint8Array) return compareBytes(a, b);
  return noOverload();
}

/** Numbers of any types by their value; undefined where one is no number. */
function compareNumbers(a: Value, b: Value): number | CelError | undefined {
  const [left, right] = [toNumber(a), toNumber(b)];
  if (left === undefined || right === undefined) return undefined;
  if (a instanceof Double || b instanceof Double) {
    if (Number.isNaN(left) || Number.isNaN(right)) return new CelError("NaN values cannot be ordered");
    return compareDoubles(a, left, b, right);
  }
  const [x, y] = [exact(a), exact(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** A whole number beside a double is taken as a double, but for doubles beyond the range of its type. */
function compareDoubles(a: Value, left: number, b: Value, right: number): number {
  if (!(a instanceof Double)) return 0 - compareDoubles(b, right, a, left);
  if (!(b instanceof Double)) {
    const [low, high] = b instanceof Uint ? [0, 2 ** 64] : [-(2 ** 63), 2 ** 63];
    if (left < low) return -1;
    if (left > high) return 1;
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

function exact(value: Value): bigint {
  return value instanceof Uint ? value.value : BigInt(value as number | bigint);
}

/** By code points, as texts are ordered in UTF-8. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const size = Math.min(a.length, b.length);
  for (let index = 0; index < size; index++) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (x === y) continue;
    // Halves of pairs stand for what comes after U+FFFF.
    const [high, other] = [(x & 0xf800) === 0xd800, (y & 0xf800) === 0xd800];
    if (high !== other) return high ? (y >= 0xe000 ? 1 : Math.sign(x - y)) : x >= 0xe000 ? -1 : Math.sign(x - y);
    return x < y ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
}

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const size = Math.min(a.length, b.length);
  for (let index = 0; index < size; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(a.length - b.length);
}
