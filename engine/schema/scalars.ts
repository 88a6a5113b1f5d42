import type { Json } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { formats } from "./formats.ts";
import type { Keyword } from "./violation.ts";

/** Says whether a text matches a pattern, anywhere in it. */
export type Matcher = (text: string) => boolean;
/** Turns the source of a pattern into a matcher. Throws for a pattern that it cannot read. */
export type PatternCompiler = (source: string) => Matcher;

/** A keyword that a value violates. Made once per schema: a check that passes allocates nothing. */
export interface Failure {
  readonly rule: Keyword;
  readonly limit: Json;
}
/** Checks one value that has the right type already; undefined where it holds. */
export type ScalarCheck<T> = (value: T) => Failure | undefined;

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
    const failure: Failure = { rule: "maxLength", limit: maxLength };
    // A text never has more runes than UTF-16 units, so the count is needed only above the bound.
    checks.push((text) => (text.length > maxLength && runes(text) > maxLength ? failure : undefined));
  }
  if (minLength !== undefined) {
    const failure: Failure = { rule: "minLength", limit: minLength };
    checks.push((text) => (text.length < minLength * 2 && runes(text) < minLength ? failure : undefined));
  }
  if (schema.pattern !== undefined) {
    const source = schema.pattern;
    const failure: Failure = { rule: "pattern", limit: source };
    let matches: Matcher | undefined;
    checks.push((text) => {
      matches ??= pattern(source);
      return matches(text) ? undefined : failure;
    });
  }
  const format = schema.format === undefined ? undefined : formats[schema.format];
  if (format !== undefined) {
    const failure: Failure = { rule: "format", limit: schema.format ?? "" };
    checks.push((text) => (format(text) ? undefined : failure));
  }
  return checks;
}

/** The keywords of a number schema. */
export function numberChecks(schema: Structural): readonly ScalarCheck<number>[] {
  const checks: ScalarCheck<number>[] = [];
  const { minimum, maximum, multipleOf } = schema;
  if (schema.format === "int32") {
    const failure: Failure = { rule: "format", limit: "int32" };
    checks.push((value) => (value < -2_147_483_648 || value > 2_147_483_647 ? failure : undefined));
  }
  if (multipleOf !== undefined) {
    const failure: Failure = { rule: "multipleOf", limit: multipleOf };
    checks.push((value) => (Number.isInteger(value / multipleOf) ? undefined : failure));
  }
  if (minimum !== undefined) {
    const exclusive = schema.exclusiveMinimum === true;
    const failure: Failure = { rule: exclusive ? "exclusiveMinimum" : "minimum", limit: minimum };
    checks.push((value) => ((exclusive ? value <= minimum : value < minimum) ? failure : undefined));
  }
  if (maximum !== undefined) {
    const exclusive = schema.exclusiveMaximum === true;
    const failure: Failure = { rule: exclusive ? "exclusiveMaximum" : "maximum", limit: maximum };
    checks.push((value) => ((exclusive ? value >= maximum : value > maximum) ? failure : undefined));
  }
  return checks;
}

/** The `enum` keyword: a set lookup for scalars, deep equality for the rest. */
export function enumCheck(values: readonly Json[]): (value: Json) => boolean {
  const scalars: ReadonlySet<Json> = new Set(values.filter((value) => typeof value !== "object"));
  const others = values.filter((value) => typeof value === "object");
  return (value) => scalars.has(value) || others.some((other) => equal(other, value));
}
