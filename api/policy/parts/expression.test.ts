import { expect, test } from "vitest";
import { structural } from "../../structural.ts";
import { valueProblems } from "../../testing/value-problems.ts";
import { expression, variables } from "./expression.ts";

test("an expression is neither empty nor endless", () => {
  const schema = structural(expression("An expression."));
  expect(valueProblems(schema, "true")).toEqual([]);
  expect(valueProblems(schema, "")).toEqual([": length"]);
  expect(valueProblems(schema, "a".repeat(16_385))).toEqual([": length"]);
});

test.each(["a-b", "1a", "a.b", "", "é"])("%j names no variable", (name) => {
  expect(valueProblems(structural(variables), [{ name, expression: "1" }])).not.toEqual([]);
});
