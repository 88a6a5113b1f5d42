/** What came of a suite. */
import type { Coverage } from "./coverage.ts";

export interface TestOutcome {
  readonly name: string;
  /** Nothing where the test passed. */
  readonly differences: readonly string[];
}

export interface SuiteOutcome {
  readonly file: string;
  /** `metadata.name` of the suite; otherwise its file. */
  readonly name: string;
  readonly tests: readonly TestOutcome[];
  /** Absent where only some of the tests were run. */
  readonly coverage?: Coverage;
}

export interface Sum {
  readonly suites: number;
  readonly passed: number;
  readonly failed: number;
  readonly rules: number;
  readonly unseen: number;
}

/** Adds suites up. */
export function sumOf(outcomes: readonly SuiteOutcome[]): Sum {
  const tests = outcomes.flatMap((outcome) => outcome.tests);
  const failed = tests.filter(({ differences }) => differences.length > 0).length;
  const covered = outcomes.flatMap(({ coverage }) => (coverage === undefined ? [] : [coverage]));
  return {
    suites: outcomes.length,
    passed: tests.length - failed,
    failed,
    rules: covered.reduce((total, { rules }) => total + rules, 0),
    unseen: covered.reduce((total, { unseen }) => total + unseen.length, 0),
  };
}
