import { expect, test } from "vitest";
import { sumOf } from "./outcome.ts";

test("suites are added up", () => {
  const tests = [
    { name: "a", differences: [] },
    { name: "b", differences: ["no"] },
  ];
  const one = { file: "f", name: "s", tests };
  expect(sumOf([one, { ...one, coverage: { rules: 3, unseen: ["x"] } }])).toEqual({
    suites: 2,
    passed: 2,
    failed: 2,
    rules: 3,
    unseen: 1,
  });
});
