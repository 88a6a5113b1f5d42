import { Fault } from "../fault.ts";
import { number } from "../literals.ts";
import type { Value } from "../value.ts";
import { Int } from "../value.ts";

const least = -(2n ** 63n);
const most = 2n ** 63n - 1n;

/**
 * A value as an integer, as Sprig converts: floats lose their fraction, true is one, a text is read with its prefix
 * (`0x`, `0b`, `0`), and what is none of it is zero.
 */
export function toInteger(value: Value): bigint {
  if (value instanceof Int) return BigInt.asIntN(64, value.value);
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (typeof value === "string") return readInteger(value);
  return typeof value === "number" ? truncated(value) : 0n;
}

/** A float without its fraction; one that does not fit is the least integer, as on amd64. */
function truncated(value: number): bigint {
  return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : least;
}

function readInteger(text: string): bigint {
  if (!/^[+-]?[0-9]/.test(text) || text.length > 100) return 0n;
  try {
    const { int, isFloat } = number(text, 0);
    return isFloat || int === undefined || int < least || int > most ? 0n : int;
  } catch (caught) {
    if (caught instanceof Fault) return 0n;
    throw caught;
  }
}

/** A value as a float, as Sprig converts; what is none is zero. */
export function toFloat(value: Value): number {
  if (value instanceof Int) return Number(value.value);
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "string" ? (readFloat(value) ?? 0) : 0;
}

/** Reads a float as Go does; undefined for what is none or does not fit. */
function readFloat(text: string): number | undefined {
  if (text.length > 1_000) return undefined;
  const special = /^([+-]?)(?:inf|infinity)$/i.exec(text);
  if (special !== null) return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(text)) return Number.NaN;
  if (/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?$/i.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
  }
  return /^[+-]?0x/i.test(text) && /p/i.test(text) ? hexFloat(text) : undefined;
}

function hexFloat(text: string): number | undefined {
  try {
    return number(text, 0).float;
  } catch (caught) {
    if (caught instanceof Fault) return undefined;
    throw caught;
  }
}
