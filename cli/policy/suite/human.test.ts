import { expect, test } from "vitest";
import { style } from "../../terminal/style.ts";
import { suiteText, sumText } from "./human.ts";

const plain = style(false);

test("a suite and its tests", () => {
  const tests = [
    { name: "good", differences: [] },
    { name: "bad\u001b[2J", differences: ["expected to be refused, was allowed"] },
  ];
  const text = suiteText({ file: "f", name: "s", tests, coverage: { rules: 1, unseen: ["r"] } }, plain);
  expect(text).toContain("s\n  ✓ good\n  ✗ bad");
  expect(text).toContain("\n      expected to be refused, was allowed\n  no test sees this refuse: r\n\n");
  expect(text).not.toContain("\u001b");
});

test("the sum", () => {
  const sum = { suites: 1, passed: 1, failed: 0, rules: 0, unseen: 0 };
  expect(sumText(sum, plain)).toBe("1 passed, 0 failed in 1 suite\n");
  expect(sumText({ ...sum, suites: 2, rules: 3, unseen: 1 }, plain)).toBe(
    "1 passed, 0 failed in 2 suites; 2 of 3 validations seen to refuse\n",
  );
});
