import { expect, test } from "vitest";
import { add, exactly, limit, multiply, scale, union, unknown, wrap } from "./range.ts";

test("sums and products end at 64 bits", () => {
  expect(add(unknown, exactly(1))).toEqual({ min: 1n, max: limit });
  expect(multiply(unknown, exactly(3))).toEqual({ min: 0n, max: limit });
  expect(scale(unknown, 0.1).max).toBe(1844674407370955264n);
  expect(scale(unknown, 2).max).toBe(limit);
  expect(wrap(limit * 4n)).toBe(limit - 3n);
  expect(wrap(-1n)).toBe(limit);
});

test("factors round up", () => {
  expect(scale({ min: 1n, max: 21n }, 0.1)).toEqual({ min: 1n, max: 3n });
  expect(scale(exactly(0), 0.1)).toEqual(exactly(0));
});

test("a union covers both", () => {
  expect(union({ min: 2n, max: 5n }, { min: 1n, max: 3n })).toEqual({ min: 1n, max: 5n });
});
