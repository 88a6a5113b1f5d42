import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("clauses and arguments are compared while compiling", () => {
  it.each([
    ["'%'.format([])", "refused: unexpected end of string"],
    ["'%d'.format([1, 2])", "refused: too many arguments supplied to string.format (expected 1, got 2)"],
    ["'%d'.format([])", "refused: index 0 out of range"],
    ["'%z'.format([1])", 'refused: could not parse formatting clause: unrecognized formatting clause "z"'],
    [
      "'%d'.format(['a'])",
      "refused: error during formatting: decimal clause can only be used on integers, was given string",
    ],
    [
      "'%s'.format([{'a': optional.none()}])",
      "refused: error during formatting: string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps, was given optional_type",
    ],
    [
      "'%d'.format([dyn('a')])",
      "error: error during formatting: decimal clause can only be used on integers, was given string",
    ],
    ["'%d'.format([1])", '"1"'],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
