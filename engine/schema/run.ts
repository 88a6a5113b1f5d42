import type { Json } from "@bubustack/api/json";
import type { Keyword, Violation } from "./violation.ts";

/** What one check carries along: where it is, and what it found. */
export interface Run {
  readonly path: (string | number)[];
  readonly violations: Violation[];
  /** Set where the view leaves something out, so that pruning might too. */
  dropped?: boolean;
}

/** Most violations that one check reports; what is beyond is as invalid, and unreadable. */
export const maxViolations = 1_000;

/** Notes a violation of the value at hand, at the path where the check is. */
export function violate(run: Run, rule: Keyword, limit: Json, value?: Json, format?: string): void {
  if (rule === "type") run.dropped = true;
  if (run.violations.length >= maxViolations) return;
  run.violations.push({
    path: run.path.slice(),
    rule,
    limit,
    ...(value === undefined ? {} : { value }),
    ...(format === undefined ? {} : { format }),
  });
}

/** Stands for a value that is not of its schema's type; the parent leaves it out or puts the zero value there. */
export const misfit = Symbol("misfit");

/** Checks a value and answers its view: the value itself where nothing was wrong below. */
export type Checker = (value: Json, run: Run) => Json | typeof misfit;
