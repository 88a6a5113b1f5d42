import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDouble, plainDouble, readDouble } from "./number-text.ts";

describe("doubles as text", () => {
  it.each([
    [123456789, "1.23456789e+08"],
    [100000, "100000"],
    [1e6, "1e+06"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [-1.5, "-1.5"],
    [-0, "-0"],
    [Infinity, "+Inf"],
    [Number.NaN, "NaN"],
    [5e-324, "5e-324"],
  ])("writes %s", (value, text) => {
    expect(formatDouble(value)).toBe(text);
  });

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(readDouble(formatDouble(value))).toBe(value);
        if (Number.isFinite(value)) expect(Number(plainDouble(value))).toBe(value);
        expect(plainDouble(Number.isFinite(value) ? value : 1)).not.toMatch(/e/);
      }),
    );
  });

  it.each([
    ["1_000", 1000],
    ["0x1p4", 16],
    [".5", 0.5],
    ["1.", 1],
    ["-Inf", -Infinity],
    ["infinity", Infinity],
  ])("reads %s", (text, value) => {
    expect(readDouble(text)).toBe(value);
  });

  it.each(["", "1e400", "0x1", "1__0", "+nan", "1e", " 1", "0xp1"])("refuses %j", (text) => {
    expect(readDouble(text)).toBeUndefined();
  });
});
