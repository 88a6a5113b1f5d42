import { describe, expect, it } from "vitest";
import { evaluate } from "../../testing/evaluate.ts";

describe("transformMap", () => {
  it.each([
    ["{'a': 1}.transformMap(k, v, k + string(v))", '{"a": "a1"}'],
    ["{'a': 1}.transformMapEntry(k, v, v > 1, {k: v})", "{}"],
    ["{'a': 1}.transformMap(k, k, k)", "refused: duplicate variable name: k"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
