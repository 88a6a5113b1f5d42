import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("texts", () => {
  it.each([
    ["'abc'.contains('b')", "true"],
    ["'abc'.startsWith('b')", "false"],
    ["'abc'.endsWith('bc')", "true"],
    ["'abc'.matches('^a.c$')", "true"],
    ["matches('abc', 'b')", "true"],
    ["'abc'.matches('(')", "refused: invalid matches argument"],
    ["dyn(1).startsWith('a')", "error: no such overload"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
