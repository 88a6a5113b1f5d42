import { expect, test } from "vitest";
import { maxDepth, tooLong } from "./run.ts";
import { testRun } from "./testing/evaluated.ts";

test("steps are paid until none is left", () => {
  const run = testRun({ maxSteps: 10 });
  run.charge(10);
  expect(() => run.charge()).toThrow(expect.objectContaining({ kind: "budget" }));
});

test("a text is refused before it is made", () => {
  const run = testRun({ maxOutputBytes: 100 });
  expect(() => run.text(101)).toThrow(expect.objectContaining({ message: "the template makes more than 100 bytes" }));
  expect(run.made("abc")).toBe("abc");
  expect(tooLong(5, 3).at).toBe(3);
});

test("depth is bounded", () => {
  expect(() => testRun().deep(maxDepth)).not.toThrow();
  expect(() => testRun().deep(maxDepth + 1)).toThrow(expect.objectContaining({ kind: "budget" }));
});
