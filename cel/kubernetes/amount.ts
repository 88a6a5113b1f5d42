/**
 * A decimal number, `digits × 10^scale`. `counted` is true while it fits the 64 bits that the API server counts small
 * amounts in: only those it takes for integers.
 */
export interface Amount {
  readonly digits: bigint;
  readonly scale: number;
  readonly counted: boolean;
}

const form = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?[0-9]{1,9})?$/;
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
  return size && { ...size, digits: sign === "-" ? -size.digits : size.digits };
}

function sizeOf(whole: string, fraction: string, suffix: string): Amount | undefined {
  const index = binary.indexOf(suffix);
  const digits = BigInt(whole + fraction || "0");
  if (index >= 0) return binarySize(digits, whole, fraction, 10 * (index + 1));
  const power = suffix.length > 1 ? Number(suffix.slice(1)) : (decimal[suffix] ?? 0);
  if (Math.abs(power) > maxPower) return undefined;
  const scale = power - fraction.length;
  const short = (whole.length || 1) + fraction.length <= 18;
  return short && scale >= nano ? { digits, scale, counted: true } : rounded({ digits, scale, counted: false });
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
  const counted = a.counted && b.counted;
  if (counted && b.digits === 0n) return a;
  if (counted && a.digits === 0n) return b;
  const scale = Math.min(a.scale, b.scale);
  const [x, y] = [at(a, scale), at(b, scale)];
  const fits = [x, y, x + y].every((value) => value <= maxInt && value >= -maxInt - 1n);
  return { digits: x + y, scale, counted: counted && fits };
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
  return value <= maxInt && value >= -maxInt - 1n ? value : undefined;
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
