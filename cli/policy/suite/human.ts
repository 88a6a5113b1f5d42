/** Outcomes for people. */
import { printable } from "@bubustack/api/printable";
import type { Style } from "../../terminal/style.ts";
import type { SuiteOutcome, Sum } from "./outcome.ts";

/** The tests of one suite, a line each; what is wrong below. */
export function suiteText({ name, tests, coverage }: SuiteOutcome, style: Style): string {
  const lines = tests.flatMap((test) => [
    `  ${test.differences.length === 0 ? style.green("✓") : style.red("✗")} ${printable(test.name)}`,
    ...test.differences.map((difference) => `      ${printable(difference)}`),
  ]);
  const unseen = (coverage?.unseen ?? []).map((rule) => style.yellow(`  no test sees this refuse: ${printable(rule)}`));
  return [style.bold(printable(name)), ...lines, ...unseen, ""].map((line) => `${line}\n`).join("");
}

/** The line at the end. */
export function sumText({ passed, failed, suites, rules, unseen }: Sum, style: Style): string {
  const line = `${passed} passed, ${failed} failed in ${suites} ${suites === 1 ? "suite" : "suites"}`;
  const covered = rules === 0 ? "" : `; ${rules - unseen} of ${rules} validations seen to refuse`;
  return `${(failed > 0 ? style.red : style.green)(line)}${covered}\n`;
}
