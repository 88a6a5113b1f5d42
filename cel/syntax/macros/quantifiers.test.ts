import { describe, expect, it } from "vitest";
import { evaluate } from "../../testing/evaluate.ts";

describe("quantifiers", () => {
  it.each([
    ["[1].all(1, true)", "refused: argument must be a simple name"],
    ["[1].all(__result__, true)", "refused: iteration variable overwrites accumulator variable"],
    [
      "[1].existsOne(x, x == 1)",
      "refused: undeclared reference to 'x' (in container ''); undeclared reference to 'x' (in container ''); undeclared reference to 'existsOne' (in container '')",
    ],
    ["[1, 1].exists_one(x, x == 1)", "false"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
