import { describe, expect, it } from "vitest";
import { cost, plain } from "../testing/evaluate.ts";

describe("calls", () => {
  it.each([
    ["1 + 2", 1],
    ["'abcdefghijk' == 'abcdefghijk' + ''", 4],
    ["'' == ''", 0],
    ["'abcdefghijk'.startsWith('a')", 2],
    ["'abcdefghijk'.contains('abcdefghijk')", 4],
    ["'abcdefghijk'.matches('^a+$')", 2],
    ["matches('abcdefghijk', '^a+$')", 1],
    ["'a' + 'bcdefghijkl'", 2],
    ["dyn(1) in dyn([1, 2, 3])", 1],
    ["[1, 2, 3].exists(x, x in [x, 2])", 22],
    ["string(1)", 0],
    ["type(1) == int", 1],
  ] as const)("%s costs %s", (source, expected) => {
    expect(cost(source)).toBe(expected);
  });
});

describe("calls, reckoned plainly", () => {
  it.each([
    ["string(1)", 1],
    ["[1, 2] == [1, 2]", 21],
    ["'%s'.format(['a'])", 11],
  ] as const)("%s costs %s", (source, expected) => {
    expect(cost(source, {}, plain)).toBe(expected);
  });
});
