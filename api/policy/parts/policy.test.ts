import { expect, test } from "vitest";
import { structural } from "../../structural.ts";
import { valueProblems } from "../../testing/value-problems.ts";
import { policyStatus } from "./policy.ts";

const problems = (status: Parameters<typeof valueProblems>[1]) => valueProblems(structural(policyStatus), status);

test("the status counts from nought, and names no more than people read", () => {
  expect(problems({ cost: { atMost: 1, limit: 10_000_000 }, notCovered: ["nodes"], expiredExceptions: 0 })).toEqual([]);
  expect(problems({ cost: { atMost: -1 } })).not.toEqual([]);
  expect(problems({ unapprovedExceptions: -1 })).not.toEqual([]);
  expect(problems({ notCovered: Array.from({ length: 65 }, (_, at) => `r${at}`) })).not.toEqual([]);
});
