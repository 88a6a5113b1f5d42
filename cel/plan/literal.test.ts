import { describe, expect, it } from "vitest";
import { cost, evaluate } from "../testing/evaluate.ts";

describe("lists and maps", () => {
  it.each([
    ["[1, 1 + 1]", "[1, 2]"],
    ["{'a': 1, 'a': 2}", '{"a": 2}'],
    ["{1 + 1: 'b'}", '{2: "b"}'],
    ["[1 / 0, 2]", "error: division by zero"],
    ["{'a': 1 / 0}", "error: division by zero"],
    ["'a' in ['a', 'b']", "true"],
    ["1.0 in [1, 2]", "refused: found no matching overload for '@in' applied to '(double, list(int))'"],
    ["dyn('x') in [1, 2]", "false"],
    ["1 in []", "false"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});

describe("literals", () => {
  it.each([
    ["[1, 2]", 0],
    ["[1, 1 + 1]", 11],
    ["{'a': 1}", 0],
    ["{'a': 1 + 1}", 31],
    ["'a' in ['a', 'b']", 0],
  ] as const)("%s costs %s", (source, expected) => {
    expect(cost(source)).toBe(expected);
  });
});
