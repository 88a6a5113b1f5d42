import type { Json } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { deepestSchema, mostValues, tooLarge } from "./measure.ts";

const nested = (levels: number) => {
  let value: Json = 1;
  for (let i = 0; i < levels; i++) value = { a: value };
  return value;
};

test("depth and number of values are bounded, to the one", () => {
  expect(tooLarge(nested(deepestSchema))).toBeUndefined();
  expect(tooLarge(nested(deepestSchema + 1))).toMatchObject({ message: "is nested more than 64 deep" });
  expect(tooLarge(Array.from({ length: mostValues - 1 }, () => 1))).toBeUndefined();
  expect(tooLarge(Array.from({ length: mostValues }, () => 1))).toMatchObject({
    message: "has more than 50000 values",
  });
  expect(tooLarge(nested(100_000))).toBeDefined();
});
