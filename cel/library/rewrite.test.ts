import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("new texts from old ones", () => {
  it.each([
    ["'abc'.replace('', '-')", '"-a-b-c-"'],
    ["'abc'.replace('', '-', 2)", '"-a-bc"'],
    ["'aaa'.replace('a', 'b', 2)", '"bba"'],
    ["'aaa'.replace('a', 'b', 0)", '"aaa"'],
    ["''.replace('', 'x')", '"x"'],
    ["'a,b,c'.split(',', 2)", '["a", "b,c"]'],
    ["'a,b,c'.split(',', 0)", "[]"],
    ["'abc'.split('')", '["a", "b", "c"]'],
    ["''.split('')", "[]"],
    ["''.split(',')", '[""]'],
    ["'abc'.split('', 2)", '["a", "bc"]'],
    ["strings.quote('\\\\ \\n \\u0007')", '"\\"\\\\\\\\ \\\\n \\\\a\\""'],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
