/**
 * A decimal number, `digits × 10^scale`. `counted` is true while it fits the 64 bits that the API server counts small
 * amounts in: only those it takes for integers.
 */
export interface Amount {
  readonly digits: bigint;
  readonly scale: number;
  readonly counted: boolean;
}

const form = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?[0-9]{1,19})?$/;
const binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const decimal: { readonly [suffix: string]: number } = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
/** The largest power of ten that is reckoned with. */
const maxPower = 1000;
const maxInt = 2n ** 63n - 1n;
const nano = -9;

/** Reads an amount as Kubernetes writes quantities; undefined for a text that is none. */
export function readAmount(text: string): Amount | undefined {
  const [all = "", sign = "", whole = "", fraction = "", suffix = ""] = form.exec(text) ?? [];
  if (all === "" || text.length > 1000) return undefined;
  const size = sizeOf(whole.replace(/^0+/, ""), fraction, suffix);
  // Only an amount that is counted may do without digits.
  if (whole + fraction === "" && size?.counted === false) return undefined;
  return size && { ...size, digits: sign === "-" ? -size.digits : size.digits };
}

function sizeOf(whole: string, fraction: string, suffix: string): Amount | undefined {
  const index = binary.indexOf(suffix);
  const digits = BigInt(whole + fraction || "0");
  if (index >= 0) return binarySize(digits, whole, fraction, 10 * (index + 1));
  const power = suffix.length > 1 ? exponent(suffix.slice(1)) : (decimal[suffix] ?? 0);
  if (power === undefined || (digits !== 0n && Math.abs(power) > maxPower)) return undefined;
  const scale = power - fraction.length;
  const short = (whole.length || 1) + fraction.length <= 18;
  if (!short || scale < nano) return rounded({ digits, scale, counted: false });
  return { digits, scale: digits === 0n ? Math.min(scale, 1) : scale, counted: true };
}

/** A power as the API server takes it: the lower 32 bits of 64; undefined for what has more. */
function exponent(text: string): number | undefined {
  const power = BigInt(text.replace(/^\+/, ""));
  return BigInt.asIntN(64, power) === power ? Number(BigInt.asIntN(32, power)) : undefined;
}

function binarySize(digits: bigint, whole: string, fraction: string, power: number): Amount {
  const size = digits * 2n ** BigInt(power);
  const room = 15 - (whole.length || 1) - Math.trunc((power * 3) / 10) - 1;
  if (fraction === "" && room >= 0 && size <= maxInt) return { digits: size, scale: 0, counted: true };
  const exact = rounded({ digits: size, scale: -fraction.length, counted: false });
  return compareAmounts(exact, { digits: maxInt, scale: 0, counted: true }) > 0
    ? { digits: maxInt, scale: 0, counted: false }
    : exact;
}

/** Billionths are the smallest part; what is left rounds away from zero. */
function rounded({ digits, scale, counted }: Amount): Amount {
  if (digits === 0n) return { digits, scale: 0, counted };
  if (scale >= nano) return { digits: digits * 10n ** BigInt(scale - nano), scale: nano, counted };
  const part = 10n ** BigInt(nano - scale);
  const up = digits % part === 0n ? 0n : 1n;
  return { digits: digits / part + up, scale: nano, counted };
}

function at(amount: Amount, scale: number): bigint {
  return amount.digits * 10n ** BigInt(amount.scale - scale);
}

/** The sum of two amounts. */
export function addAmounts(a: Amount, b: Amount): Amount {
  return counted(a, b) ?? exact(a, b);
}

/** The difference of two amounts. Of the 64 bits of counted ones, the least number is its own negative. */
export function subtractAmounts(a: Amount, b: Amount): Amount {
  return counted(a, { ...b, digits: BigInt.asIntN(64, -b.digits) }) ?? exact(a, { ...b, digits: -b.digits });
}

/** The sum of two amounts that are counted in 64 bits; undefined where one is not or the sum does not fit. */
function counted(a: Amount, b: Amount): Amount | undefined {
  if (!a.counted || !b.counted) return undefined;
  if (b.digits === 0n) return a;
  if (a.digits === 0n) return b;
  const sum = exact(a, b);
  const fits = [at(a, sum.scale), at(b, sum.scale), sum.digits].every(inRange);
  return fits ? { ...sum, counted: true } : undefined;
}

function exact(a: Amount, b: Amount): Amount {
  const scale = Math.min(a.scale, b.scale);
  return { digits: at(a, scale) + at(b, scale), scale, counted: false };
}

function inRange(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

export function compareAmounts(a: Amount, b: Amount): -1 | 0 | 1 {
  const scale = Math.min(a.scale, b.scale);
  const [x, y] = [at(a, scale), at(b, scale)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The whole number of 64 bits that the API server takes an amount for; undefined for none. */
export function wholeAmount(amount: Amount): bigint | undefined {
  if (!amount.counted || amount.scale < 0) return undefined;
  const value = at(amount, 0);
  return inRange(value) ? value : undefined;
}

/** An amount as a double, near enough. */
export function approximate({ digits, scale }: Amount): number {
  return scale === 0 ? Number(digits) : Number(digits) * 10 ** scale;
}

/** Decimal digits without suffix. */
export function formatAmount({ digits, scale }: Amount): string {
  const size = String(digits < 0n ? -digits : digits);
  const sign = digits < 0n ? "-" : "";
  if (scale >= 0) return digits === 0n ? "0" : sign + size + "0".repeat(scale);
  const padded = size.padStart(1 - scale, "0");
  const fraction = padded.slice(scale).replace(/0+$/, "");
  return `${sign}${padded.slice(0, scale)}${fraction === "" ? "" : `.${fraction}`}`;
}
