import { describe, expect, it } from "vitest";
import { evaluate } from "../../testing/evaluate.ts";

describe("map and filter", () => {
  it.each([
    ["[1].map(1, 2)", "refused: argument is not an identifier"],
    ["[1].filter(a.b, true)", "refused: argument is not an identifier"],
    ["[1].map(__result__, 1)", "refused: iteration variable overwrites accumulator variable"],
    [
      "[1].map(x, x, x, x)",
      "refused: undeclared reference to 'x' (in container ''); undeclared reference to 'x' (in container ''); undeclared reference to 'x' (in container ''); undeclared reference to 'x' (in container ''); undeclared reference to 'map' (in container '')",
    ],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
