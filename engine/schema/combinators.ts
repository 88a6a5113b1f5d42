import type { Json } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import type { Checker, Run } from "./run.ts";
import { violate } from "./run.ts";
import type { Keyword } from "./violation.ts";

/** Runs a part on its own and says whether the value fits it. */
function fits(check: Checker, value: Json): boolean {
  const run: Run = { path: [], violations: [] };
  check(value, run);
  return run.violations.length === 0;
}

/**
 * `allOf`, `anyOf`, `oneOf` and `not`. In a structural schema they only validate (they describe no new fields), so
 * they never change the view. Answers undefined for a schema that has none of them.
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
    const report = (rule: Keyword) => violate(run, rule, true, value);
    for (const part of all) part(value, run);
    if (any.length > 0 && !any.some((part) => fits(part, value))) report("anyOf");
    if (one.length > 0 && one.filter((part) => fits(part, value)).length !== 1) report("oneOf");
    if (none !== undefined && fits(none, value)) report("not");
  };
}
