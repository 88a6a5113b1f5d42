import { expect, test } from "vitest";
import type { Report } from "./report.ts";
import { add, countsOf, none } from "./report.ts";

const report: Report = {
  testResults: [
    {
      name: `${process.cwd()}/a.test.ts`,
      status: "failed",
      assertionResults: [
        { fullName: "one", status: "passed" },
        { fullName: "two", status: "failed" },
        { fullName: "three", status: "pending" },
        { fullName: "four", status: "todo" },
      ],
    },
    { name: "b.test.ts", status: "failed", assertionResults: [] },
    { name: "c.test.ts", status: "passed", assertionResults: [{ fullName: "five", status: "passed" }] },
  ],
};

test("passed tests are counted, others are named", () => {
  expect(countsOf(report)).toEqual({
    passed: 2,
    failed: ["a.test.ts > two", "b.test.ts"],
    skipped: ["a.test.ts > three", "a.test.ts > four"],
  });
});

test("counts add up", () => {
  const counts = countsOf(report);
  expect(add(none, counts)).toEqual(counts);
  expect(add(counts, counts).passed).toBe(4);
});
