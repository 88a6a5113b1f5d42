import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("where parts stand", () => {
  it.each([
    ["'abc'.indexOf('b', -1)", "error: index out of range: -1"],
    ["'abc'.indexOf('b', 5)", "-1"],
    ["'tacocat'.lastIndexOf('a', 3)", "1"],
    ["'abc'.lastIndexOf('')", "3"],
    ["'abc'.lastIndexOf('x')", "-1"],
    ["'abc'.lastIndexOf('b', -1)", "error: index out of range: -1"],
    ["'a😀😀'.lastIndexOf('😀')", "2"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
