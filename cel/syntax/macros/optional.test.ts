import { describe, expect, it } from "vitest";
import { evaluate } from "../../testing/evaluate.ts";

describe("optMap", () => {
  it.each([
    ["optional.of(1).optMap(x, x)", "optional.of(1)"],
    ["optional.of(1).optMap(1, 2)", "refused: optMap() variable name must be a simple identifier"],
    ["optional.of(1).optFlatMap(x, optional.of(x))", "optional.of(1)"],
    ["optional.of(1).optMap(x, x + 1).optMap(y, y * 2)", "optional.of(4)"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
