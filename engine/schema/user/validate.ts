/** Judging a value by a compiled schema of a user. */

import type { Json } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { UserSchema } from "./compile.ts";
import { Marks } from "./marks.ts";
import type { Run, SchemaFinding, Suggest } from "./model.ts";
import type { Tolerance } from "./opaque.ts";
import type { Truth } from "./truth.ts";
import { invalid, unknown } from "./truth.ts";
import { visit } from "./visit.ts";
import * as words from "./words.ts";

export interface ValidateOptions {
  /** Work that may be spent, in schemas applied to values and the like; default 100,000 (some milliseconds). */
  readonly maxSteps?: number;
  /** Most findings; default 50. What is beyond is as invalid, and not reported. */
  readonly maxFindings?: number;
  /** Which values stand for others that are not there yet; default none. */
  readonly tolerate?: Tolerance;
  /** Finds the name that was probably meant; default: never. */
  readonly suggest?: Suggest;
}

export interface Validation {
  /** What is wrong, ordered by place. Not empty when the budget was exhausted: what was not checked is not valid. */
  readonly findings: readonly SchemaFinding[];
  readonly exhausted: boolean;
  /** True where the outcome depends on something that is not known yet. */
  readonly unknown: boolean;
  /** Work that was spent. */
  readonly steps: number;
}

const never: Suggest = () => undefined;

/** Judges a value. Pure and total: the work is bounded by `maxSteps` whatever the schema and the value. */
export function validate(schema: UserSchema, value: Json, options: ValidateOptions = {}): Validation {
  const { maxSteps = 100_000, maxFindings = 50, tolerate, suggest = never } = options;
  const run: Run = {
    path: [],
    findings: [],
    maxFindings,
    suggest,
    tolerance: tolerate,
    quiet: 0,
    depth: 0,
    left: maxSteps,
    exhausted: false,
    marks: schema.tracks ? new Marks() : undefined,
    scope: [],
  };
  const truth: Truth = visit(schema.root, value, run);
  const findings = run.findings.sort(byPlace);
  if (run.exhausted) findings.push({ path: [], keyword: "budget", ...words.budget() });
  else if (truth === invalid && findings.length === 0)
    findings.push({ path: [], keyword: "schema", ...words.excluded(value) });
  return { findings, exhausted: run.exhausted, unknown: truth === unknown, steps: maxSteps - Math.max(0, run.left) };
}

/** Findings come in the order of the value's places, whatever the order of keys in value and schema. */
function byPlace(left: SchemaFinding, right: SchemaFinding): number {
  return (
    comparePaths(left.path, right.path) || compare(left.keyword, right.keyword) || compare(left.message, right.message)
  );
}

function comparePaths(left: Path, right: Path): number {
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const one = compare(left[i] ?? "", right[i] ?? "");
    if (one !== 0) return one;
  }
  return left.length - right.length;
}

function compare(left: string | number, right: string | number): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0;
}
