import fc from "fast-check";
import { expect, test } from "vitest";
import { isMultiple } from "./decimal.ts";

test.each([
  [0.3, 0.1, true],
  [19.99, 0.01, true],
  [0.35, 0.1, false],
  [1e300, 1, true],
  [1e308, 0.123456789, false],
  [1e-7, 1e-8, true],
  [-4.5, 1.5, true],
  [0, 3, true],
  [-0, 0.1, true],
  [7, 2, false],
  [5e-324, 5e-324, true],
  [1, 0, false],
  [Number.POSITIVE_INFINITY, 1, false],
])("%d is a multiple of %d: %s", (value, of, expected) => {
  expect(isMultiple(value, of)).toBe(expected);
});

test("whole numbers are as the remainder says", () => {
  fc.assert(fc.property(fc.integer(), fc.integer({ min: 1 }), (a, b) => isMultiple(a, b) === (a % b === 0)));
});

test("products are multiples, whatever the decimals", () => {
  const cents = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(cents, fc.integer({ min: 0, max: 1_000 }), (a, n) => isMultiple(Number(`${a * n}e-2`), a / 100)),
  );
});
