import { expect, test } from "vitest";
import type { Run } from "./run.ts";
import { maxViolations, violate } from "./run.ts";

const run = (): Run => ({ path: ["spec", 0], violations: [] });

test("a violation keeps the path that the run had", () => {
  const one = run();
  violate(one, "required", true);
  one.path.push("later");
  violate(one, "maximum", 10, 11);
  expect(one.violations).toEqual([
    { path: ["spec", 0], rule: "required", limit: true },
    { path: ["spec", 0, "later"], rule: "maximum", limit: 10, value: 11 },
  ]);
  expect(one.dropped).toBeUndefined();
});

test("a wrong type leaves something out of the view, also beyond what is reported", () => {
  const one = run();
  for (let i = 0; i < maxViolations; i++) violate(one, "required", true);
  violate(one, "type", "string", 5);
  expect([one.violations.length, one.dropped]).toEqual([maxViolations, true]);
});
