import { expect, test } from "vitest";
import { string } from "../type/type.ts";
import { languageEstimate, matching } from "./language.ts";
import { exactly, one } from "./range.ts";

const text = (size: number) => ({ trail: undefined, type: string, expr: undefined, size: exactly(size) });

test.each([
  ["contains_string", 40, 4n],
  ["matches_string", 20, 3n],
  ["starts_with_string", 30, 1n],
  ["int64_to_string", 30, 1n],
])("%s", (overload, size, cost) => {
  expect(languageEstimate(overload, { target: text(size), args: [text(4)] }).cost).toEqual(exactly(cost));
});

test("what is put together is as long as both", () => {
  const { cost, size } = languageEstimate("add_string", { target: undefined, args: [text(40), text(4)] });
  expect([cost, size]).toEqual([exactly(5), exactly(44)]);
  expect(languageEstimate("equals", { target: undefined, args: [text(40), text(4)] }).cost).toEqual(one);
});

test("a pattern costs on nothing too", () => {
  expect(matching(exactly(0), exactly(8))).toEqual(exactly(2));
});
