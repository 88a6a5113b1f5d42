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
