import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("URLs", () => {
  it.each([
    ["url('https://a.b:80/c').getScheme()", '"https"'],
    ["url('https://u@a.b:80/c').getHost()", '"a.b:80"'],
    ["url('https://a.b:80/c').getHostname()", '"a.b"'],
    ["url('https://a.b:80/c').getPort()", '"80"'],
    ["url('https://a.b/c%20d').getEscapedPath()", '"/c%20d"'],
    ["url('https://a.b/?x=1&x=2').getQuery()", '{"x": ["1", "2"]}'],
    ["isURL('/path')", "true"],
    ["isURL('path')", "false"],
    ["url('/a') == url('/a')", "true"],
    ["url('path')", 'error: URL parse error during conversion from string: parse "path": invalid URI for request'],
  ])("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });

  it("of any length are read, up to the work of one call", () => {
    expect(evaluate("isURL(x)", { x: `/${"a".repeat(500_000)}` })).toBe("true");
    expect(evaluate("isURL(x)", { x: `/${"a".repeat(700_000)}` })).toContain("the work of one call is too large");
  });
});
