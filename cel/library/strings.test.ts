import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("texts of the API server", () => {
  it.each([
    ["'abc'.charAt(1)", '"b"'],
    ["'abc'.charAt(3)", '""'],
    ["'abc'.charAt(4)", "error: index out of range: 4"],
    ["'a😀b'.charAt(1)", '"😀"'],
    ["'abcabc'.indexOf('c')", "2"],
    ["'abcabc'.indexOf('c', 3)", "5"],
    ["'😀bc'.indexOf('c')", "2"],
    ["'abc'.indexOf('', 10)", "10"],
    ["'abcabc'.lastIndexOf('c')", "5"],
    ["'abcabc'.lastIndexOf('a', 2)", "0"],
    ["'aBÉ'.lowerAscii()", '"abÉ"'],
    ["'aBé'.upperAscii()", '"ABé"'],
    ["'  a\\u0085 '.trim()", '"a"'],
    ["'abc'.substring(1)", '"bc"'],
    ["'a😀b'.substring(1, 2)", '"😀"'],
    ["'abc'.substring(2, 1)", "error: invalid substring range. start: 2, end: 1"],
    ["'abc'.substring(4)", "error: index out of range: 4"],
    ["['a', 'b'].join('-')", '"a-b"'],
    ["['a', 'b'].join()", '"ab"'],
    ["'abc'.reverse()", "refused: found no matching overload for 'reverse' applied to 'string.()'"],
    ["strings.quote('a\\tb\"c')", '"\\"a\\\\tb\\\\\\"c\\""'],
    ["'a,b'.split(',')", '["a", "b"]'],
    ["'abc'.replace('b', 'x')", '"axc"'],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
