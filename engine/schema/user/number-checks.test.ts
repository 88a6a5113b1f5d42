import { expect, test } from "vitest";
import { judged } from "./testing/judged.ts";

test.each([
  [{ minimum: 1 }, 0.9, "minimum"],
  [{ maximum: 1 }, 1.1, "maximum"],
  [{ exclusiveMinimum: 1 }, 1, "exclusiveMinimum"],
  [{ exclusiveMaximum: 1 }, 1, "exclusiveMaximum"],
  [{ multipleOf: 0.01 }, 0.001, "multipleOf"],
])("%j refuses %d", (schema, value, keyword) => {
  expect(judged(schema, value)).toEqual([keyword]);
  expect(judged(schema, "a")).toEqual([]);
});

test("bounds are held, decimals exactly", () => {
  expect(judged({ minimum: 1, maximum: 1, multipleOf: 0.1 }, 1)).toEqual([]);
  expect(judged({ multipleOf: 0.01 }, 19.99)).toEqual([]);
  expect(judged({ multipleOf: -1 }, 1)[0]).toMatch(/^multipleOf: is -1; write a number above 0/);
});
