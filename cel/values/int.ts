import type { Value } from "./value.ts";
import { CelError, Double, Uint } from "./value.ts";

/** An int: a number where it is safe, a bigint beyond. */
export type Int = number | bigint;

const max = 2n ** 63n - 1n;
const min = -(2n ** 63n);
const maxUint = 2n ** 64n - 1n;

const intOverflow = "integer overflow";
const uintOverflow = "unsigned integer overflow";

/** A bigint as an int, or the overflow. */
export function toInt(value: bigint): Int | CelError {
  if (value > max || value < min) return new CelError(intOverflow);
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** A bigint as a uint, or the overflow. */
export function toUint(value: bigint): Uint | CelError {
  return value < 0n || value > maxUint ? new CelError(uintOverflow) : new Uint(value);
}

export function isInt(value: Value): value is Int {
  return typeof value === "number" || typeof value === "bigint";
}

export function add(a: Int, b: Int): Int | CelError {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return toInt(BigInt(a) + BigInt(b));
}

export function subtract(a: Int, b: Int): Int | CelError {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return toInt(BigInt(a) - BigInt(b));
}

export function multiply(a: Int, b: Int): Int | CelError {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    // Adding zero turns the minus zero of doubles into the one zero of ints.
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return toInt(BigInt(a) * BigInt(b));
}

export function divide(a: Int, b: Int): Int | CelError {
  if (b === 0) return new CelError("division by zero");
  if (typeof a === "number" && typeof b === "number") return Math.trunc(a / b) + 0;
  return toInt(BigInt(a) / BigInt(b));
}

export function modulo(a: Int, b: Int): Int | CelError {
  if (b === 0) return new CelError("modulus by zero");
  if (typeof a === "number" && typeof b === "number") return (a % b) + 0;
  // What 64-bit machines refuse: the quotient does not fit.
  if (BigInt(a) === min && b === -1) return new CelError(intOverflow);
  return toInt(BigInt(a) % BigInt(b));
}

export function negate(a: Int): Int | CelError {
  return typeof a === "number" ? 0 - a : toInt(-a);
}

/** A double without its fraction as an int. The bounds themselves do not convert. */
export function doubleToInt(value: number): Int | CelError {
  if (Number.isSafeInteger(Math.trunc(value))) return Math.trunc(value) + 0;
  if (!Number.isFinite(value) || value <= -(2 ** 63) || value >= 2 ** 63) return new CelError(intOverflow);
  return toInt(BigInt(Math.trunc(value)));
}

export function doubleToUint(value: number): Uint | CelError {
  if (!Number.isFinite(value) || value < 0 || value >= 2 ** 64) return new CelError(uintOverflow);
  return new Uint(BigInt(Math.trunc(value)));
}

/** The number of a double, an int or a uint as a double; undefined for other values. */
export function toNumber(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Double) return value.value;
  return value instanceof Uint ? Number(value.value) : undefined;
}
