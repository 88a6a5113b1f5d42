import type { Json } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { formats } from "./formats.ts";
import type { Keyword } from "./violation.ts";

/** Says whether a text matches a pattern, anywhere in it. */
export type Matcher = (text: string) => boolean;
/** Turns the source of a pattern into a matcher. Throws for a pattern that it cannot read. */
export type PatternCompiler = (source: string) => Matcher;

/** Reports one violated keyword of the value at hand. */
export type Report = (rule: Keyword, limit: Json) => void;
/** Checks one value that has the right type already. */
export type ScalarCheck<T> = (value: T, report: Report) => void;

/** The number of Unicode code points, as Go counts the runes of a text; a lone surrogate counts one. */
export function runes(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(i + 1);
    if (next < 0xdc00 || next > 0xdfff) continue;
    count--;
    i++;
  }
  return count;
}

/** The keywords of a string schema, as a list of checks: an absent keyword costs nothing. */
export function stringChecks(schema: Structural, pattern: PatternCompiler): readonly ScalarCheck<string>[] {
  const checks: ScalarCheck<string>[] = [];
  const { minLength, maxLength } = schema;
  if (maxLength !== undefined) {
    // A text never has more runes than UTF-16 units, so the count is needed only above the bound.
    checks.push((text, report) => {
      if (text.length > maxLength && runes(text) > maxLength) report("maxLength", maxLength);
    });
  }
  if (minLength !== undefined) {
    checks.push((text, report) => {
      if (text.length < minLength * 2 && runes(text) < minLength) report("minLength", minLength);
    });
  }
  if (schema.pattern !== undefined) {
    const source = schema.pattern;
    let matches: Matcher | undefined;
    checks.push((text, report) => {
      matches ??= pattern(source);
      if (!matches(text)) report("pattern", source);
    });
  }
  const format = schema.format === undefined ? undefined : formats[schema.format];
  if (format !== undefined) {
    checks.push((text, report) => {
      if (!format(text)) report("format", schema.format ?? "");
    });
  }
  return checks;
}

/** The keywords of a number schema. */
export function numberChecks(schema: Structural): readonly ScalarCheck<number>[] {
  const checks: ScalarCheck<number>[] = [];
  const { minimum, maximum, multipleOf } = schema;
  if (minimum !== undefined) {
    const exclusive = schema.exclusiveMinimum === true;
    checks.push((value, report) => {
      if (exclusive ? value <= minimum : value < minimum) report(exclusive ? "exclusiveMinimum" : "minimum", minimum);
    });
  }
  if (maximum !== undefined) {
    const exclusive = schema.exclusiveMaximum === true;
    checks.push((value, report) => {
      if (exclusive ? value >= maximum : value > maximum) report(exclusive ? "exclusiveMaximum" : "maximum", maximum);
    });
  }
  if (multipleOf !== undefined) {
    checks.push((value, report) => {
      if (!Number.isInteger(value / multipleOf)) report("multipleOf", multipleOf);
    });
  }
  if (schema.format === "int32") {
    checks.push((value, report) => {
      if (value < -2_147_483_648 || value > 2_147_483_647) report("format", "int32");
    });
  }
  return checks;
}

/** The `enum` keyword: a set lookup for scalars, deep equality for the rest. */
export function enumCheck(values: readonly Json[]): (value: Json) => boolean {
  const scalars: ReadonlySet<Json> = new Set(values.filter((value) => typeof value !== "object"));
  const others = values.filter((value) => typeof value === "object");
  return (value) => scalars.has(value) || others.some((other) => equal(other, value));
}
