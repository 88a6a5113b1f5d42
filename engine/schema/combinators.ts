import type { Json } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import type { Checker, Run } from "./run.ts";
import { maxViolations, violate } from "./run.ts";
import type { Violation } from "./violation.ts";

/** Runs a part on its own, at the place where the check is, and answers what the value violates in it. */
function violationsOf(check: Checker, value: Json, { path }: Run): readonly Violation[] {
  const run: Run = { path, violations: [] };
  check(value, run);
  return run.violations;
}

/**
 * `allOf`, `anyOf`, `oneOf` and `not`. In a structural schema they only validate (they describe no new fields), so
 * they never change the view. Where a value fits no part of `anyOf` or `oneOf`, what it violates in the first one is
 * reported too. Answers undefined for a schema that has none of them.
 */
export function combinators(
  schema: Structural,
  compile: (part: Structural) => Checker,
): ((value: Json, run: Run) => void) | undefined {
  const { allOf, anyOf, oneOf, not } = schema;
  if (allOf === undefined && anyOf === undefined && oneOf === undefined && not === undefined) return undefined;
  const all = (allOf ?? []).map(compile);
  const any = (anyOf ?? []).map(compile);
  const one = (oneOf ?? []).map(compile);
  const none = not === undefined ? undefined : compile(not);
  return (value, run) => {
    const tried = (part: Checker) => violationsOf(part, value, run);
    const take = (violations: readonly Violation[] = []) =>
      run.violations.push(...violations.slice(0, Math.max(0, maxViolations - run.violations.length)));
    if (any.length > 0) {
      const first = any[0] === undefined ? [] : tried(any[0]);
      if (first.length > 0 && !any.slice(1).some((part) => tried(part).length === 0)) {
        violate(run, "anyOf", true, value);
        take(first);
      }
    }
    if (one.length > 0) {
      const outcomes = one.map(tried);
      const fitting = outcomes.filter((violations) => violations.length === 0).length;
      if (fitting !== 1) violate(run, "oneOf", fitting, value);
      if (fitting === 0) take(outcomes[0]);
    }
    if (all.length > 0) {
      const outcomes = all.map(tried);
      const fitting = outcomes.filter((violations) => violations.length === 0).length;
      take(outcomes.flat());
      if (fitting < all.length) violate(run, "allOf", fitting, value);
    }
    if (none !== undefined && tried(none).length === 0) violate(run, "not", true, value);
  };
}
