import { expect, test } from "vitest";
import { judged } from "./judged.ts";

test("says what is wrong with a value, or with its schema", () => {
  expect(judged({ items: { type: "string" } }, ["a", 1])).toEqual(["[1] type"]);
  expect(judged({ type: "string" }, 1)).toEqual(["type"]);
  expect(judged({ minItems: "1" }, [])).toEqual(['minItems: is a string ("1"); write a whole number, 0 or more']);
});
