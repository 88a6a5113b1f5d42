import { expect, test } from "vitest";
import { testRun } from "../testing/evaluated.ts";
import { addDecimals, divideDecimals, multiplyDecimals, subtractDecimals } from "./decimal.ts";

const run = testRun();

test("sums are those of the decimals that people read", () => {
  expect(addDecimals(0.1, [0.2], run)).toBe(0.3);
  expect(subtractDecimals(1, [0.9], run)).toBe(0.1);
  expect(multiplyDecimals(1.1, [1.1], run)).toBe(1.21);
  expect(divideDecimals(1, [3], run)).toBe(0.3333333333333333);
  expect(divideDecimals(-2, [3], run)).toBe(-0.6666666666666667);
});

test("what is no number, or has too many digits, is refused", () => {
  expect(() => divideDecimals(1, [0], run)).toThrow(expect.objectContaining({ kind: "value" }));
  expect(() => addDecimals(Number.NaN, [], run)).toThrow(expect.objectContaining({ kind: "value" }));
  const many = Array.from({ length: 1_000 }, () => 1.234567890123456e300);
  expect(() => multiplyDecimals(1.5, many, testRun({ maxSteps: 1e9 }))).toThrow(
    expect.objectContaining({ kind: "budget" }),
  );
});
