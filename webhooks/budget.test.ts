import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { budgetMs } from "./budget.ts";

describe("budget", () => {
  test.each([
    ["5s", 2_800],
    ["10s", 6_300],
    ["3s", 1_400],
    ["1s", 300],
    ["1.5s", 350],
    ["30s", 20_300],
    ["1h", 20_300],
    [undefined, 6_300],
    ["", 6_300],
    ["soon", 6_300],
    ["-5s", 6_300],
    ["0", 6_300],
    [["5s", "6s"], 6_300],
  ])("timeout %j leaves %d ms", (timeout, expected) => {
    expect(budgetMs(timeout)).toBeCloseTo(expected, 6);
  });

  test("is never shorter than 300 ms and never as long as the timeout itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (seconds) => {
        const budget = budgetMs(`${seconds}s`);
        expect(budget).toBeGreaterThanOrEqual(300);
        expect(budget).toBeLessThan(seconds * 1000);
      }),
    );
  });
});
