import type { Run, Words } from "./model.ts";
import type { Truth } from "./truth.ts";
import { invalid, unknown } from "./truth.ts";

/** Deepest nesting of schemas applied to values, references included. */
const deepest = 400;

/** Takes from the budget; false where it is used up. */
export function spend(run: Run, units: number): boolean {
  run.left -= units;
  if (run.left < 0) run.exhausted = true;
  return !run.exhausted;
}

/** Goes one schema deeper; false where that is too deep or costs too much. */
export function enter(run: Run): boolean {
  if (++run.depth > deepest) run.exhausted = true;
  return spend(run, 1);
}

/** Notes that the value at hand is invalid. The words are made only when somebody wants them. */
export function violate(run: Run, keyword: string, words: () => Words, key?: string | number): Truth {
  if (run.quiet > 0 || run.exhausted) return invalid;
  const path = key === undefined ? run.path.slice() : [...run.path, key];
  run.findings.push({ path, keyword, ...words() });
  // What is beyond is as invalid, and unread: from here on the first mistake ends each schema.
  if (run.findings.length >= run.maxFindings) run.quiet++;
  return invalid;
}

/** True where nothing more has to be looked at: the rest cannot change the outcome, or may not be paid for. */
export function over(truth: Truth, run: Run): boolean {
  return run.exhausted || (truth === invalid && run.quiet > 0);
}

/** Does something without noting what is wrong. */
export function quietly(run: Run, act: () => Truth): Truth {
  run.quiet++;
  const truth = act();
  run.quiet--;
  return run.exhausted ? unknown : truth;
}
