import { expect, test } from "vitest";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import { conditions, runConditions } from "./conditions.ts";

const condition = {
  type: "Ready",
  status: "True",
  lastTransitionTime: "2026-01-01T00:00:00Z",
  reason: "R",
  message: "",
};
const problems = (schema: typeof conditions, reason: number, message: number) =>
  valueProblems(structural(schema), [{ ...condition, reason: "r".repeat(reason), message: "m".repeat(message) }]);

test("conditions have the bounds of Kubernetes, those of runs are shorter", () => {
  expect(problems(conditions, 1_024, 32_768)).toEqual([]);
  expect(problems(conditions, 1_025, 32_769)).toEqual(["[0].reason: length", "[0].message: length"]);
  expect(problems(runConditions, 64, 2_048)).toEqual([]);
  expect(problems(runConditions, 65, 2_049)).toEqual(["[0].reason: length", "[0].message: length"]);
});

test("there is one entry for each type", () => {
  for (const schema of [conditions, runConditions])
    expect(structural(schema)).toMatchObject({
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["type"],
    });
});
