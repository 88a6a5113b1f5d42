import { expect, test } from "vitest";
import { compileConditions } from "../conditions.ts";
import { environmentFor } from "../environment.ts";
import { compileVariables } from "../variables.ts";
import { compileProblems, conditionProblems, variableProblems } from "./expression-problems.ts";

const env = environmentFor({ params: false, authorizer: true });
const conditions = (given: readonly object[]) =>
  conditionProblems(given as never, compileConditions(given as never, env), "c").map(
    ({ field, reason }) => `${field} ${reason}`,
  );

test("match conditions have names of their own, and are bools", () => {
  expect(conditions([{ name: "a", expression: "true" }])).toEqual([]);
  expect(
    conditions([
      { name: "a", expression: "1" },
      { name: "a", expression: " " },
      { expression: "true" },
      { name: "a b", expression: "true" },
    ]),
  ).toEqual([
    "c[0].expression FieldValueInvalid",
    "c[1].expression FieldValueRequired",
    "c[1].name FieldValueDuplicate",
    "c[2].name FieldValueRequired",
    "c[3].name FieldValueInvalid",
  ]);
  const many = Array.from({ length: 65 }, (_, index) => ({ name: `n${index}`, expression: "true" }));
  expect(conditions(many)).toEqual(["c FieldValueTooMany"]);
  expect(conditionProblems(undefined, [], "c")).toEqual([]);
});

test("variables have names that expressions can use", () => {
  const said = (name: string, expression: string) =>
    variableProblems(compileVariables([{ name, expression }], false), "v").map(({ field }) => field);
  expect(said("a", "1")).toEqual([]);
  expect(said("", "1")).toEqual(["v[0].name"]);
  expect(said("in", "nothing")).toEqual(["v[0].name", "v[0].expression"]);
  expect(said("a", " ")).toEqual(["v[0].expression"]);
});

test("an expression that is not there has no problem", () => {
  expect(compileProblems(undefined, "f")).toEqual([]);
});
