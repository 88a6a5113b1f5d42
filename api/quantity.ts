/** A Kubernetes quantity, exact. */
export interface Quantity {
  /** The value in units of 10^-9, the finest that Kubernetes keeps; what is finer is rounded away from zero. */
  readonly nano: bigint;
}

const grammar = /^([+-]?)(\d*)(?:\.(\d*))?(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;
const decimal: { readonly [suffix: string]: number } = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const binary: { readonly [suffix: string]: bigint } = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n };
/** The largest magnitude of a quantity, 2^63 - 1; what is larger counts as this. */
const largest = ((1n << 63n) - 1n) * 1_000_000_000n;

/**
 * Reads a Kubernetes quantity: `500m`, `1.5Gi`, `1e3`. Returns undefined for text outside the grammar, which asks for
 * at least one digit, and for text of more than 1,024 characters.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string): Quantity | undefined {
  const match = text.length > 1_024 ? null : grammar.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", suffix = "", exponent] = match;
  if (whole + fraction === "") return undefined;
  const shift = binary[suffix] ?? 0n;
  const power = exponent === undefined ? (decimal[suffix] ?? 0) : Number(exponent);
  const magnitude = scaled(BigInt(whole + fraction) << shift, power + 9 - fraction.length);
  return { nano: sign === "-" ? -magnitude : magnitude };
}

const decimals: readonly string[] = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const binaries: readonly string[] = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/** A quantity as an API server stores it: `1000m` as `1`, `1.5Gi` as `1536Mi`. Undefined for text that is none. */
export function canonicalQuantity(text: string): string | undefined {
  const parsed = parseQuantity(text);
  if (parsed === undefined) return undefined;
  const { nano } = parsed;
  const whole = nano / 1_000_000_000n;
  const fits = nano % 1_000_000_000n === 0n && (whole >= 1_024n || whole <= -1_024n);
  if (text.endsWith("i") && fits) return shortened(whole, 1_024n, binaries, 0);
  return shortened(nano, 1_000n, /[eE][+-]?\d/.test(text) ? undefined : decimals, -9);
}

/** A number with as many of its factors as there are words for in a suffix; without words as an exponent. */
function shortened(number: bigint, factor: bigint, words: readonly string[] | undefined, exponent: number): string {
  if (number === 0n) return "0";
  let [rest, steps] = [number, 0];
  while (rest % factor === 0n && steps < (words?.length ?? 10) - 1) {
    rest /= factor;
    steps++;
  }
  const power = exponent + steps * 3;
  return `${rest}${words === undefined ? (power === 0 ? "" : `e${power}`) : words[steps]}`;
}

/** `digits * 10^power`, rounded up and cut to the largest magnitude, without ever building a huge number. */
function scaled(digits: bigint, power: number): bigint {
  if (digits === 0n) return 0n;
  if (power > 30) return largest;
  if (power < -1_100) return 1n;
  if (power >= 0) return least(digits * 10n ** BigInt(power), largest);
  const divisor = 10n ** BigInt(-power);
  return least((digits + divisor - 1n) / divisor, largest);
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
