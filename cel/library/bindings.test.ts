import { describe, expect, it } from "vitest";
import { evaluate, plain } from "../testing/evaluate.ts";

describe("cel.bind", () => {
  it.each([
    ["cel.bind(x, 2, x * x)", "4"],
    ["cel.bind(x, 1 / 0, true)", "true"],
    ["cel.bind(x, 1 / 0, x == 1 || true)", "true"],
    ["cel.bind(x, [1], cel.bind(y, x + x, y))", "[1, 1]"],
    ["cel.bind(1, 2, 3)", "refused: cel.bind() variable names must be simple identifiers"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source, {}, plain)).toBe(expected);
  });
});
