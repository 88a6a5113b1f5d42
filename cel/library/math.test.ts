import { describe, expect, it } from "vitest";
import { evaluate, plain } from "../testing/evaluate.ts";

describe("numbers", () => {
  it.each([
    ["math.greatest(1, 2.5)", "2.5"],
    ["math.least([1, 2, -3])", "-3"],
    ["math.greatest(3)", "3"],
    ["math.ceil(1.2)", "2.0"],
    ["math.floor(-1.2)", "-2.0"],
    ["math.round(2.5)", "3.0"],
    ["math.round(-0.5)", "-1.0"],
    ["math.trunc(-1.9)", "-1.0"],
    ["math.isNaN(0.0 / 0.0)", "true"],
    ["math.isInf(1.0 / 0.0)", "true"],
    ["math.isFinite(1.0)", "true"],
    ["math.abs(-5)", "5"],
    ["math.abs(-9223372036854775808)", "error: integer overflow"],
    ["math.sign(-5.0)", "-1.0"],
    ["math.sign(5u)", "1u"],
    ["math.sqrt(49)", "7.0"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source, {}, plain)).toBe(expected);
  });
});
