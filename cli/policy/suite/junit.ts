/** Outcomes as JUnit XML, which most CI systems read. */
import { printable } from "@bubustack/api/printable";
import type { SuiteOutcome } from "./outcome.ts";
import { sumOf } from "./outcome.ts";

/** One document for all suites. */
export function junit(outcomes: readonly SuiteOutcome[]): string {
  const { passed, failed } = sumOf(outcomes);
  const suites = outcomes.map((outcome) => {
    const { passed: right, failed: wrong } = sumOf([outcome]);
    const tests = outcome.tests.map(({ name, differences }) => {
      const [first] = differences;
      const head = `<testcase name=${quoted(name)} classname=${quoted(outcome.name)} file=${quoted(outcome.file)}`;
      if (first === undefined) return `    ${head}/>`;
      const body = differences.map(escaped).join("\n");
      return `    ${head}>\n      <failure message=${quoted(first)}>${body}</failure>\n    </testcase>`;
    });
    const head = `<testsuite name=${quoted(outcome.name)} tests="${right + wrong}" failures="${wrong}">`;
    return [`  ${head}`, ...tests, "  </testsuite>"].join("\n");
  });
  const head = `<testsuites tests="${passed + failed}" failures="${failed}">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites, "</testsuites>", ""].join("\n");
}

function escaped(text: string): string {
  return printable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function quoted(text: string): string {
  return `"${escaped(text).replaceAll('"', "&quot;")}"`;
}
