import { isMultiple } from "./decimal.ts";
import type { Check } from "./model.ts";
import { spend, violate } from "./run.ts";
import type { Source } from "./source.ts";
import { valid } from "./truth.ts";
import * as words from "./words.ts";

const bounds: readonly (readonly [keyword: string, holds: (value: number, limit: number) => boolean])[] = [
  ["minimum", (value, limit) => value >= limit],
  ["maximum", (value, limit) => value <= limit],
  ["exclusiveMinimum", (value, limit) => value > limit],
  ["exclusiveMaximum", (value, limit) => value < limit],
];

/** The keywords about numbers. */
export function numberChecks(source: Source): readonly Check<number>[] {
  const checks: Check<number>[] = [];
  for (const [keyword, holds] of bounds) {
    const limit = source.number(keyword);
    if (limit === undefined) continue;
    checks.push((value, run) =>
      holds(value, limit) ? valid : violate(run, keyword, () => words.bound(keyword, limit, value)),
    );
  }
  ordered(source);
  const of = source.number("multipleOf");
  if (of !== undefined && of <= 0) source.refuse(`is ${of}`, "write a number above 0", "multipleOf");
  else if (of !== undefined)
    checks.push((value, run) =>
      spend(run, 4) && isMultiple(value, of)
        ? valid
        : violate(run, "multipleOf", () => words.bound("multipleOf", of, value)),
    );
  return checks;
}

function ordered(source: Source): void {
  const { minimum, maximum } = source.json;
  if (typeof minimum === "number" && typeof maximum === "number" && minimum > maximum)
    source.refuse(`is ${minimum}, above maximum (${maximum}): nothing fits`, `write ${maximum} or less`, "minimum");
}
