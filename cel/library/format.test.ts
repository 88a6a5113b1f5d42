import { describe, expect, it } from "vitest";
import { evaluate, plain } from "../testing/evaluate.ts";

describe("format as the API server has it", () => {
  it.each([
    ["'%s is %d'.format(['a', 1])", '"a is 1"'],
    ["'%.2f'.format([1234567.891])", '"1,234,567.89"'],
    ["'%e'.format([1052.032911275])", '"1.052033×10⁰³"'],
    ["'%x %X %o %b'.format([255, 255u, 8, 5])", '"ff FF 10 101"'],
    ["'%x'.format(['hello'])", '"68656c6c6f"'],
    ["'%b'.format([true])", '"1"'],
    ["'%s'.format([[1.5, 'a', true, null, duration('1s')]])", '"[1.500000, \\"a\\", true, null, duration(\\"1s\\")]"'],
    ["'%s'.format([{'b': 1, 'a': 2}])", '"{\\"a\\":2, \\"b\\":1}"'],
    ["'%s'.format([b'abc'])", '"abc"'],
    ["'100%%'.format([])", '"100%"'],
    [
      "'%d'.format([dyn('a')])",
      "error: error during formatting: decimal clause can only be used on integers, was given string",
    ],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});

describe("format of the newest library", () => {
  it.each([
    ["'%.2f %e %s'.format([1234567.891, 1052.03, 1.5])", '"1234567.89 1.052030e+03 1.5"'],
    ["'%s'.format([[1.5, {'a': 2}]])", '"[1.5, {a: 2}]"'],
    ["'%d'.format([1.5])", '"1.5"'],
    ["'%f'.format([3])", '"3.000000"'],
    ["'%s'.format([0.0 / 0.0])", '"NaN"'],
    ["'%s'.format([timestamp('2020-01-01T00:00:00Z')])", '"2020-01-01T00:00:00Z"'],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source, {}, plain)).toBe(expected);
  });
});
