import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("mixed literals", () => {
  it.each([
    ["[1, 'a']", "refused: expected type 'int' but found 'string'"],
    ["{'a': 1, 'b': 'x'}", "refused: expected type 'int' but found 'string'"],
    ["{'a': 1, 2: 3}", "refused: expected type 'string' but found 'int'"],
    ["[dyn(1), 'a']", "refused: expected type 'dyn' but found 'string'"],
    ["'%s %d'.format(['a', 1])", '"a 1"'],
    ["[[1], ['a']]", "refused: expected type 'list(int)' but found 'list(string)'"],
    ["[1, 2]", "[1, 2]"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
