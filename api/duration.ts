const units: { readonly [unit: string]: number } = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};
const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;
/** The longest duration that Go can hold (int64 nanoseconds), in milliseconds. */
const longest = 9_223_372_036_854.775;

/**
 * Reads a Go duration (`time.ParseDuration`: `300ms`, `-1.5h`, `1h2m3s`; `0` needs no unit) as milliseconds.
 * Returns undefined for text that Go refuses. Source: https://pkg.go.dev/time#ParseDuration
 */
export function parseDuration(text: string): number | undefined {
  if (text.length > 64) return undefined;
  const negative = text.startsWith("-");
  const body = negative || text.startsWith("+") ? text.slice(1) : text;
  if (body === "0") return 0;
  let total = 0;
  let at = 0;
  while (at < body.length) {
    part.lastIndex = at;
    const match = part.exec(body);
    if (match === null) return undefined;
    total += Number(match[1]) * (units[match[2] as string] as number);
    at = part.lastIndex;
  }
  if (at === 0 || total > longest) return undefined;
  return negative ? -total : total;
}
