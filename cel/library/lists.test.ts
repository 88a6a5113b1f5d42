import { describe, expect, it } from "vitest";
import type { Variables } from "../testing/evaluate.ts";
import { evaluate } from "../testing/evaluate.ts";

describe("lists", () => {
  const cases: readonly (readonly [source: string, expected: string, variables?: Variables])[] = [
    ["[1, 2, 3, 4].slice(1, 3)", "[2, 3]"],
    ["[1, 2].slice(1, 7)", "error: cannot slice(1, 7), list is length 2"],
    ["[1, 2].slice(-1, 1)", "error: cannot slice(-1, 1), negative indexes not supported"],
    ["[1, 2].slice(2, 1)", "error: cannot slice(2, 1), start index must be less than or equal to end index"],
    ["[[1], [2]].flatten()", "[1, 2]"],
    ["[[[1]]].flatten(2)", "[1]"],
    ["[[1]].flatten(-1)", "error: level must be non-negative"],
    ["[3, 1, 2].sort()", "[1, 2, 3]"],
    ["['b', 'a'].sort()", '["a", "b"]'],
    ["[3, 1, 2].sortBy(x, -x)", "[3, 2, 1]"],
    ["[{'n': 2}, {'n': 1}].sortBy(x, x.n)", '[{"n": 1}, {"n": 2}]'],
    ["[1, 2].sortBy(1, 2)", "refused: argument is not an identifier"],
    ["[1, 2, 2, 1].distinct()", "[1, 2]"],
    ["['a', 'a'].distinct()", '["a"]'],
    ["lists.range(3)", "[0, 1, 2]"],
    ["lists.range(-1)", "[]"],
    ["[1, 2, 3].reverse()", "[3, 2, 1]"],
    ["x.sort()", "error: list elements must have the same type", { x: [1, "a"] }],
  ];
  it.each(cases.map(([source, expected, variables = {}]) => ({ source, expected, variables })))(
    "$source is $expected",
    ({ source, expected, variables }) => {
      expect(evaluate(source, variables)).toBe(expected);
    },
  );
});
