/** A number as digits × 10^exponent, exactly as it is written in its shortest form. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function decimal(value: number): Decimal {
  const [mantissa = "0", power = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/**
 * Whether a number is a multiple of another, in decimal: 0.3 is a multiple of 0.1, which binary fractions deny. Work is
 * bounded: a double has at most 17 digits and an exponent of at most 324.
 */
export function isMultiple(value: number, of: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(of) || of === 0) return false;
  if (Number.isSafeInteger(value) && Number.isSafeInteger(of)) return value % of === 0;
  const left = decimal(value);
  const right = decimal(of);
  const least = Math.min(left.exponent, right.exponent);
  const scaled = (one: Decimal) => one.digits * 10n ** BigInt(one.exponent - least);
  return scaled(left) % scaled(right) === 0n;
}
