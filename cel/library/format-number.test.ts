import { describe, expect, it } from "vitest";
import { fixed, grouped, powers, scientific } from "./format-number.ts";

describe("numbers as text", () => {
  it.each([
    [1.5, 2, "1.50"],
    [0.5, 0, "0"],
    [1.5, 0, "2"],
    [2.5, 0, "2"],
    [0.125, 2, "0.12"],
    [-0, 1, "-0.0"],
    [1e21, 1, "1000000000000000000000.0"],
    [0.1, 20, "0.10000000000000000555"],
    [1 / 3, 120, `0.${(1 / 3).toFixed(100).slice(2)}${"0".repeat(20)}`],
  ])("%s with %s digits", (value, digits, expected) => {
    expect(fixed(value, digits)).toBe(expected);
  });

  it("with exponents", () => {
    expect(scientific(1052.03, 6)).toBe("1.052030e+03");
    expect(scientific(-0.00012, 1)).toBe("-1.2e-04");
    expect(scientific(1e100, 0)).toBe("1e+100");
  });

  it("as an English reader expects them", () => {
    expect(grouped(-1234567.891, 2)).toBe("-1,234,567.89");
    expect(grouped(-0, 1)).toBe("0.0");
    expect(grouped(Infinity, 1)).toBe("∞");
    expect(powers(1052.032911275, 6)).toBe("1.052033×10⁰³");
    expect(powers(0.000123, 6)).toBe("1.230000×10⁻⁰⁴");
    expect(powers(-Infinity, 6)).toBe("    -∞");
    expect(powers(Number.NaN, 6)).toBe("   NaN");
  });
});
