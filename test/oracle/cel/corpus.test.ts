import { describe, expect, test } from "vitest";
import type { Answer } from "./answer.ts";
import { answersOf, areas, casesOf } from "./corpus.ts";

const all = areas().map((area) => ({ area, cases: casesOf(area), answers: answersOf(area) }));

/** How many of an answer's outcomes are there: it must be one. */
function outcomes({ value, parseError, checkError, evalError }: Answer): number {
  return [value, parseError, checkError, evalError].filter((outcome) => outcome !== undefined).length;
}

describe("the corpus", () => {
  test("has at least 1,500 cases, each id once", () => {
    const ids = all.flatMap(({ cases }) => cases.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(1_500);
  });

  test("asks nothing twice", () => {
    const asked = all.flatMap(({ cases }) => cases.map(({ id: _, ...rest }) => JSON.stringify(rest)));
    expect(asked.filter((text, index) => asked.indexOf(text) !== index)).toEqual([]);
  });

  test.each(all)("$area is not empty, sorted, and has an answer to each case", ({ area, cases, answers }) => {
    const ids = cases.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).toEqual([...ids].sort());
    expect(ids.filter((id) => !new RegExp(`^${area}/[a-z0-9-]+/\\d{3}$`).test(id))).toEqual([]);
    expect(answers.map(({ id }) => id)).toEqual(ids);
  });

  test("has answers of one outcome each, always the same one", () => {
    const answers = all.flatMap((each) => each.answers);
    expect(answers.filter((answer) => outcomes(answer) !== 1)).toEqual([]);
    expect(answers.filter(({ caseError, unstable }) => caseError !== undefined || unstable)).toEqual([]);
  });

  test("has values and every kind of error", () => {
    const answers = all.flatMap((each) => each.answers);
    const count = (of: keyof Answer) => answers.filter((answer) => answer[of] !== undefined).length;
    expect(count("value")).toBeGreaterThan(2_000);
    expect(count("evalError")).toBeGreaterThan(500);
    expect(count("checkError")).toBeGreaterThan(300);
    expect(count("parseError")).toBeGreaterThan(100);
  });
});
