import { describe, expect, it } from "vitest";
import { evaluate, plain } from "../testing/evaluate.ts";

describe("least and greatest want numbers", () => {
  it.each([
    ["math.least()", "refused: math.least() requires at least one argument"],
    ["math.least('a')", "refused: math.least() invalid single argument value"],
    ["math.greatest(1, 'a')", "refused: math.greatest() simple literal arguments must be numeric"],
    ["math.greatest({})", "refused: math.greatest() invalid single argument value"],
    ["math.greatest([])", "refused: math.greatest() invalid single argument value"],
    ["math.least(1, 2u, 3.0)", "1"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source, {}, plain)).toBe(expected);
  });
});
