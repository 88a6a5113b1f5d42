import { describe, expect, it } from "vitest";
import { evaluate, plain } from "../../testing/evaluate.ts";

describe("bind", () => {
  it.each([
    ["cel.bind(x, 1, x)", "1"],
    ["cel.bind(x.y, 1, 2)", "refused: cel.bind() variable names must be simple identifiers"],
    [
      "foo.bind(x, 1, x)",
      "refused: undeclared reference to 'x' (in container ''); undeclared reference to 'x' (in container ''); undeclared reference to 'foo' (in container ''); undeclared reference to 'bind' (in container '')",
    ],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source, {}, plain)).toBe(expected);
  });
});
