export interface BackoffLimits {
  /** Upper bound of the first wait, in milliseconds; default 800. */
  readonly baseMs?: number;
  /** Upper bound of every wait, in milliseconds; default 30,000. */
  readonly capMs?: number;
}

/**
 * How long to wait after the given number of failures in a row: anything up to a bound that doubles with each
 * ("full jitter"), so that clients which failed together do not return together.
 */
export function backoffMs(
  failures: number,
  random: () => number,
  { baseMs = 800, capMs = 30_000 }: BackoffLimits = {},
): number {
  if (failures <= 0) return 0;
  // 2^31 is beyond any cap; larger exponents would only overflow.
  const bound = Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, 31));
  return Math.floor(random() * bound);
}
