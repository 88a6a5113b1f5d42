import { expect, test } from "vitest";
import { structural } from "../../structural.ts";
import { valueProblems } from "../../testing/value-problems.ts";
import { count, hash, text } from "./text.ts";

test("texts and numbers are bounded", () => {
  expect(valueProblems(structural(text("A name.")), "x".repeat(253))).toEqual([]);
  expect(valueProblems(structural(text("A name.")), "x".repeat(254))).toEqual([": length"]);
  expect(valueProblems(structural(count("Things.")), -1)).toEqual([": range"]);
  expect(valueProblems(structural(hash("A hash.")), "a".repeat(64))).toEqual([]);
  expect(valueProblems(structural(hash("A hash.")), "A".repeat(64))).toEqual([": pattern"]);
});
