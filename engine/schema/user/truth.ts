/**
 * Three-valued truth (Kleene): `unknown` is what holds or does not hold depending on a value that is not there yet, as
 * behind a template expression. Ordered, so that "and" is the least, "or" the greatest, and "not" the mirror image.
 */
export type Truth = 0 | 1 | 2;
export const invalid: Truth = 0;
export const unknown: Truth = 1;
export const valid: Truth = 2;

export function and(left: Truth, right: Truth): Truth {
  return left < right ? left : right;
}

export function not(given: Truth): Truth {
  return given === valid ? invalid : given === invalid ? valid : unknown;
}

/** Of two outcomes one of which will be the case: what they agree on, else unknown. */
export function either(left: Truth, right: Truth): Truth {
  return left === right ? left : unknown;
}

/** Whether a count lies in bounds, where `sure` count surely and `perhaps` more may. */
export function within(sure: number, perhaps: number, min: number, max: number): Truth {
  if (sure > max || sure + perhaps < min) return invalid;
  return sure >= min && sure + perhaps <= max ? valid : unknown;
}
