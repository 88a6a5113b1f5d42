import { describe, expect, it } from "vitest";
import { evaluate, plain } from "../testing/evaluate.ts";

describe("regex", () => {
  it.each([
    ["regex.extract('hello world', 'hello (.*)')", 'optional.of("world")'],
    ["regex.extract('abc', 'x')", "optional.none()"],
    ["regex.extract('abc', '(a)(b)')", "error: regular expression has more than one capturing group"],
    ["regex.extractAll('id:1 id:2', 'id:([0-9])')", '["1", "2"]'],
    ["regex.replace('abcb', 'b', 'x')", '"axcx"'],
    ["regex.replace('abcb', 'b', 'x', 1)", '"axcb"'],
    ["regex.replace('abc', '(b)', '[\\\\1]')", '"a[b]c"'],
    [
      "regex.replace('abc', 'b', '\\\\2')",
      "error: replacement string references group 2 but regex has only 0 group(s)",
    ],
    ["regex.replace('abc', 'b', 'x\\\\')", "error: invalid replacement string: 'x\\' \\ not allowed at end"],
    ["regex.extract('a', '(')", "error: error parsing regexp: missing closing ): `(`"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source, {}, plain)).toBe(expected);
  });
});
