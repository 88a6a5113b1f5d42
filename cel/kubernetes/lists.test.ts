import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("lists of the API server", () => {
  it.each([
    ["[1, 3, 2].isSorted()", "false"],
    ["['a', 'b'].isSorted()", "true"],
    ["[1, 3, 2].sum()", "6"],
    ["[1.5, 3.0].sum()", "4.5"],
    ["[duration('1s'), duration('2s')].sum()", 'duration("3s")'],
    ["[].sum()", "0"],
    ["[1, 3, 2].max()", "3"],
    ["['a', 'b'].min()", '"a"'],
    ["[].min()", "error: min called on empty list"],
    ["[1, 3, 2].indexOf(3)", "1"],
    ["[1, 3, 3].lastIndexOf(3)", "2"],
    ["[1].indexOf(2)", "-1"],
    ["[9223372036854775807, 1].sum()", "error: integer overflow"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
