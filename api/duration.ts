/** Nanoseconds of each unit. Micro may be written with the micro sign (U+00B5) or the Greek letter (U+03BC). */
const units: { readonly [unit: string]: bigint } = {
  ns: 1n,
  us: 1_000n,
  "\u00b5s": 1_000n,
  "\u03bcs": 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const part = /(\d*)(?:\.(\d*))?(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/y;
/** Go holds int64 nanoseconds: the longest negative duration is one longer than the longest positive one. */
const longest = 1n << 63n;

/**
 * Reads a Go duration (`time.ParseDuration`: `300ms`, `-1.5h`, `1h2m3s`; `0` needs no unit) as milliseconds.
 * Returns undefined for text that Go refuses. Source: https://pkg.go.dev/time#ParseDuration
 */
export function parseDuration(text: string): number | undefined {
  const nanoseconds = parseNanoseconds(text);
  return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e6;
}

/** As `parseDuration`, in whole nanoseconds; what is finer is cut off. */
export function parseNanoseconds(text: string): bigint | undefined {
  const negative = text.startsWith("-");
  const body = negative || text.startsWith("+") ? text.slice(1) : text;
  if (body === "0") return 0n;
  if (body === "") return undefined;
  let total = 0n;
  for (let at = 0; at < body.length; at = part.lastIndex) {
    part.lastIndex = at;
    const [, whole = "", fraction = "", unit = ""] = part.exec(body) ?? [];
    const size = units[unit];
    if (size === undefined || whole + fraction === "") return undefined;
    const value = nanosecondsOf(whole, fraction, size);
    if (value === undefined) return undefined;
    total += value;
    if (total > longest) return undefined;
  }
  if (negative) return -total;
  return total < longest ? total : undefined;
}

function nanosecondsOf(whole: string, fraction: string, size: bigint): bigint | undefined {
  const digits = whole.replace(/^0+/, "");
  if (digits.length > 19) return undefined;
  const value = BigInt(digits) * size + BigInt(Math.trunc(fractionOf(fraction, Number(size))));
  return value > longest ? undefined : value;
}

/** As Go does it, in floating point, so that both round alike; digits beyond an int64 are ignored. */
function fractionOf(fraction: string, size: number): number {
  const significant = fraction.replace(/^0+/, "");
  const zeros = fraction.length - significant.length;
  let digits = significant.slice(0, 19);
  if (digits !== "" && BigInt(digits) > longest) digits = digits.slice(0, 18);
  return Number(digits) * (size / 10 ** (zeros + digits.length));
}
