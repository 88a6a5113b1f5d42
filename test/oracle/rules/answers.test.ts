import { describe, expect, test } from "vitest";
import { answersOf } from "./answers.ts";
import type { Answer } from "./case.ts";
import { groups } from "./cases/groups.ts";
import { answer } from "./ours.ts";

test("the corpus has at least 400 definitions, none of them twice, and an answer to each", () => {
  const cases = groups.flatMap((group) => group.cases);
  expect(cases.length).toBeGreaterThanOrEqual(400);
  expect(new Set(cases.map(({ id, ...rest }) => JSON.stringify(rest))).size).toBe(cases.length);
  expect(groups.flatMap(({ name }) => answersOf(name).map(({ id }) => id))).toEqual(cases.map(({ id }) => id));
  expect(groups.flatMap(({ name }) => answersOf(name).filter(({ caseError }) => caseError !== undefined))).toEqual([]);
});

/** What the two write differently: the words of a parser, and the order of rules. */
function comparable({ refused = [], rules = [], ...rest }: Answer): object {
  const same = refused.map((text) => text.replaceAll(/(ERROR: <input>:\d+:\d+: Syntax error).*$/gs, "$1"));
  return { ...rest, rules: [...rules].sort((a, b) => (a.path < b.path ? -1 : 1)), refused: same.sort() };
}

describe("definitions and their objects are judged as the API server judges them: words, places, costs", () => {
  test.each(groups)("$name", ({ name, cases }) => {
    const answers = answersOf(name);
    for (const [index, one] of cases.entries()) {
      const theirs = answers[index];
      expect([one, comparable(answer(one))]).toEqual([one, theirs && comparable(theirs)]);
    }
  });
});
