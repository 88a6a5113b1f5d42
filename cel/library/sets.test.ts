import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("sets", () => {
  it.each([
    ["sets.contains([1, 2], [2])", "true"],
    ["sets.contains([1], [2])", "false"],
    ["sets.equivalent([1, 2], [2, 1, 1])", "true"],
    ["sets.equivalent([1], [1, 2])", "false"],
    ["sets.intersects([1, 2], [3])", "false"],
    ["sets.intersects([1, 2], [2, 3])", "true"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
