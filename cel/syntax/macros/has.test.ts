import { describe, expect, it } from "vitest";
import { evaluate } from "../../testing/evaluate.ts";

describe("has", () => {
  it.each([
    ["has({'a': 1}.a)", "true"],
    ["has({'a': 1}['a'])", "refused: invalid argument to has() macro"],
    ["has(x)", "refused: invalid argument to has() macro"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
