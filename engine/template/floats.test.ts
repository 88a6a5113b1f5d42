import fc from "fast-check";
import { expect, test } from "vitest";
import { floatText, formatFloat } from "./floats.ts";

test.each([
  [1, "1"],
  [1.5, "1.5"],
  [999_999, "999999"],
  [1_000_000, "1e+06"],
  [1_234_567, "1.234567e+06"],
  [0.0001, "0.0001"],
  [0.00001, "1e-05"],
  [-0, "-0"],
  [1e21, "1e+21"],
  [Number.POSITIVE_INFINITY, "+Inf"],
  [Number.NaN, "NaN"],
])("%d prints as %s", (value, text) => {
  expect(floatText(value)).toBe(text);
});

test.each([
  [0.5, "f", 0, "0"],
  [1.5, "f", 0, "2"],
  [2.5, "f", 0, "2"],
  [0.1, "f", 20, "0.10000000000000000555"],
  [1e21, "f", 6, "1000000000000000000000.000000"],
  [123_456.789, "e", 3, "1.235e+05"],
  [123_456.789, "g", 3, "1.23e+05"],
  [100_000, "g", -1, "100000"],
  [0, "e", 2, "0.00e+00"],
  [9.99, "f", 1, "10.0"],
] as const)("%d in form %s with %i digits is %s", (value, form, digits, text) => {
  expect(formatFloat(value, form, digits)).toBe(text);
});

test("the shortest digits tell a number from all others", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) =>
      Object.is(Number(floatText(value).replace("Inf", "Infinity")), value),
    ),
  );
});

test("rounded digits are as the runtime rounds, but for halves", () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      fc.nat(8),
      (value, digits) => {
        const ours = Number(formatFloat(value, "f", digits));
        return Math.abs(ours - value) <= 0.5 * 10 ** -digits * (1 + 1e-9) + Number.EPSILON;
      },
    ),
  );
});
