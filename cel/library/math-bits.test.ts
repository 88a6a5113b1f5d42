import { describe, expect, it } from "vitest";
import { evaluate, plain } from "../testing/evaluate.ts";

describe("bits", () => {
  it.each([
    ["math.bitAnd(6, 3)", "2"],
    ["math.bitOr(6u, 1u)", "7u"],
    ["math.bitXor(6, 3)", "5"],
    ["math.bitNot(5)", "-6"],
    ["math.bitNot(5u)", "18446744073709551610u"],
    ["math.bitShiftLeft(1, 63)", "-9223372036854775808"],
    ["math.bitShiftLeft(1, 64)", "0"],
    ["math.bitShiftRight(-1, 60)", "15"],
    ["math.bitShiftLeft(1, -1)", "error: math.bitShiftLeft() negative offset: -1"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source, {}, plain)).toBe(expected);
  });
});
