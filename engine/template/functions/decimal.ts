import { Fault } from "../fault.ts";
import type { Run } from "../run.ts";

// Sums of floats in decimals, so that 0.1 and 0.2 make 0.3: Sprig computes so, with 16 digits behind the point where a
// division does not end.

/** A number as `digits` × 10^`exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

const places = 16;

export function addDecimals(first: number, others: readonly number[], run: Run): number {
  return fold(first, others, run, (left, right) => {
    const exponent = Math.min(left.exponent, right.exponent);
    return { digits: scaled(left, exponent) + scaled(right, exponent), exponent };
  });
}

export function subtractDecimals(first: number, others: readonly number[], run: Run): number {
  return addDecimals(
    first,
    others.map((other) => -other),
    run,
  );
}

export function multiplyDecimals(first: number, others: readonly number[], run: Run): number {
  return fold(first, others, run, (left, right) => ({
    digits: left.digits * right.digits,
    exponent: left.exponent + right.exponent,
  }));
}

export function divideDecimals(first: number, others: readonly number[], run: Run): number {
  return fold(first, others, run, (left, right) => {
    if (right.digits === 0n) throw new Fault("value", "a division by zero", run.at, { fix: "guard it with if" });
    // The quotient in units of 10^-16, rounded half away from zero.
    const shift = left.exponent - right.exponent + places;
    const top = shift >= 0 ? left.digits * 10n ** BigInt(shift) : left.digits;
    const bottom = shift >= 0 ? right.digits : right.digits * 10n ** BigInt(-shift);
    const quotient = top / bottom;
    const rest = top % bottom;
    const up = 2n * size(rest) >= size(bottom);
    const away = top < 0n !== bottom < 0n ? -1n : 1n;
    return { digits: up ? quotient + away : quotient, exponent: -places };
  });
}

function fold(
  first: number,
  others: readonly number[],
  run: Run,
  work: (left: Decimal, right: Decimal) => Decimal,
): number {
  let found = decimal(first, run);
  for (const other of others) {
    found = work(found, decimal(other, run));
    const length = found.digits.toString().length;
    run.charge(1 + length);
    if (length > 10_000) throw new Fault("budget", "a number has too many digits", run.at, { fix: "round it" });
  }
  return Number(`${found.digits}e${found.exponent}`);
}

function decimal(value: number, run: Run): Decimal {
  if (!Number.isFinite(value))
    throw new Fault("value", `cannot compute with ${value}`, run.at, { fix: "use a number" });
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}
