import { expect, test } from "vitest";
import { equals, isBefore, isNumber, same } from "./compare.ts";
import { Instant } from "./instant.ts";
import { testRun } from "./testing/evaluated.ts";
import { Int, int } from "./value.ts";

const run = testRun();

test("numbers are equal by their value", () => {
  expect(equals(int(3), 3, run)).toBe(true);
  expect(equals(new Int(2n ** 53n + 1n), 2 ** 53, run)).toBe(false);
  expect(isBefore(2.5, int(3), run)).toBe(true);
  expect(isNumber(int(1)) && isNumber(1) && !isNumber("1")).toBe(true);
});

test("nothing equals nothing, and what is there does not", () => {
  expect(equals(null, undefined, run)).toBe(true);
  expect(equals([], null, run)).toBe(false);
});

test("lists, objects and values of different types are not compared", () => {
  for (const [left, right] of [[[], []] as const, [{}, {}] as const, ["1", 1] as const, [true, "true"] as const])
    expect(() => equals(left, right, run)).toThrow(expect.objectContaining({ kind: "value" }));
  expect(() => isBefore(true, false, run)).toThrow(expect.objectContaining({ kind: "value" }));
});

test("texts are ordered by their bytes", () => {
  expect(isBefore("Z", "a", run)).toBe(true);
  expect(isBefore("\uffff", "😀", run)).toBe(true);
});

test("values are the same with their types", () => {
  expect(same({ a: [1, null] }, { a: [1, undefined] }, run)).toBe(true);
  expect(same({ a: 1 }, { a: 1, b: 2 }, run)).toBe(false);
  expect(same(int(1), 1, run)).toBe(false);
  expect(same(int(1), new Int(1n, "int64"), run)).toBe(false);
  expect(same(new Instant(1), new Instant(1), run)).toBe(true);
  expect(same(Number.NaN, Number.NaN, run)).toBe(false);
});

test("comparing pays by the step", () => {
  const list = Array.from({ length: 100 }, (_, at) => at);
  expect(() => same(list, [...list], testRun({ maxSteps: 50 }))).toThrow(expect.objectContaining({ kind: "budget" }));
});
