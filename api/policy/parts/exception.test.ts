import { expect, test } from "vitest";
import { object } from "../../schema.ts";
import { structural } from "../../structural.ts";
import { valueProblems } from "../../testing/value-problems.ts";
import { excepted, exceptedFields } from "./exception.ts";

const policies = structural(excepted(object("A policy.", exceptedFields), ["name"]));

test("an exception is from 1 to 16 policies, or from validations by their names", () => {
  expect(valueProblems(policies, [{ name: "a" }, { name: "b", rules: ["c"] }])).toEqual([]);
  expect(valueProblems(policies, [])).toEqual([": items"]);
  expect(valueProblems(policies, [{ name: "a", rules: [] }])).toEqual(["[0].rules: items"]);
  expect(valueProblems(policies, [{ name: "a", rules: ["*"] }])).toEqual(["[0].rules[0]: pattern"]);
});
