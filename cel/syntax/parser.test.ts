import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everyMacro } from "./macros/index.ts";
import { parse, qualified } from "./parser.ts";
import { unparse } from "./unparse.ts";

function read(source: string, more = {}): string {
  const parsed = parse(source, { macros: everyMacro, ...more });
  if ("ast" in parsed) return unparse(parsed.ast);
  return parsed.issues.map(({ message, at }) => `${at}: ${message}`).join("; ");
}

describe("parse", () => {
  it.each([
    ["1+2*3", "1 + 2 * 3"],
    ["(1+2)*3", "(1 + 2) * 3"],
    ["--x", "x"],
    ["---x", "-x"],
    ["!!!x", "!x"],
    ["-1", "-1"],
    ["a-1", "a - 1"],
    ["a?b:c?d:e", "a ? b : c ? d : e"],
    [".a.b(c)", ".a.b(c)"],
    ["[1,2,]", "[1, 2]"],
    ["{,}", "{}"],
    ["a.b.C{x:1,?y:2}", "a.b.C{x: 1, ?y: 2}"],
    ["a.`x-y/z`", "a.`x-y/z`"],
    ["a.in_", "a.in_"],
    ["a[?0].?b", "a[?0].?b"],
    ["x.package", "x.package"],
  ])("%s", (source, expected) => {
    expect(read(source)).toBe(expected);
  });

  it.each([
    ["", "0: Syntax error: unexpected end of the expression"],
    ["1 +", "3: Syntax error: unexpected end of the expression"],
    ["a b", "2: Syntax error: unexpected 'b'"],
    ["a.", "2: Syntax error: unexpected end of the expression, expected a name"],
    ["f(1", "3: Syntax error: unexpected end of the expression, expected ')'"],
    ["[1 2]", "3: Syntax error: unexpected '2', expected ']'"],
    ["let + 1", "0: reserved identifier: let"],
    ["9223372036854775808", "0: invalid int literal"],
    ["1{}", "1: Syntax error: unexpected '{'"],
    ["a.in", "2: Syntax error: unexpected 'in', expected a name"],
  ])("%s is refused", (source, expected) => {
    expect(read(source)).toBe(expected);
  });

  it("refuses what an environment does not have", () => {
    expect(read("a.?b", { optionals: false })).toBe("1: unsupported syntax '.?'");
    expect(read("a[?b]", { optionals: false })).toBe("1: unsupported syntax '[?'");
    expect(read("[?b]", { optionals: false })).toBe("1: unsupported syntax '?'");
    expect(read("a.`b`", { escapedNames: false })).toBe("2: unsupported syntax: '`'");
  });

  it("bounds depth and size", () => {
    expect(read(`${"(".repeat(249)}1${")".repeat(249)}`)).toBe("1");
    expect(read(`${"(".repeat(250)}1${")".repeat(250)}`)).toBe("-1: expression recursion limit exceeded: 250");
    expect(read(`${"[".repeat(100_000)}`)).toBe("-1: expression recursion limit exceeded: 250");
    expect(read(`1${" + 1".repeat(250)}`)).not.toContain("exceeded");
    expect(read(`1${" + 1".repeat(251)}`)).toBe("-1: max recursion depth exceeded");
    expect(read(`a${".b".repeat(251)}`)).toBe("-1: max recursion depth exceeded");
    expect(read(`a${" || a".repeat(5000)}`)).not.toContain("exceeded");
    expect(read(" ".repeat(100_001))).toBe("-1: expression code point size exceeds limit: size: 100001, limit 100000");
  });

  it("keeps what macros replaced", () => {
    expect(read("has(a.b) && x.all(y, y.exists(z, z))")).toBe("has(a.b) && x.all(y, y.exists(z, z))");
  });

  it("does not grow beyond reason where macros copy copies", () => {
    const chain = `a${".optMap(x, x)".repeat(100)}`;
    const parsed = parse(chain, { macros: everyMacro });
    expect("ast" in parsed && parsed.ast.ids).toBeLessThan(100_000);
  });

  it("never throws", () => {
    const pieces = fc.constantFrom(
      ..."( ) [ ] { } . , ? : + - * / ! && || == in a b 1 2u 1.5 'x' b'y' has map all ` \\".split(" "),
    );
    fc.assert(fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => void read(parts.join(" "))));
    fc.assert(fc.property(fc.string(), (source) => void read(source)));
  });
});

describe("qualified", () => {
  it("is the dotted name, if an expression is one", () => {
    const name = (source: string) => {
      const parsed = parse(source);
      return "ast" in parsed ? qualified(parsed.ast.expr) : "?";
    };
    expect(name("a.b.c")).toBe("a.b.c");
    expect(name("a().b")).toBeUndefined();
  });
});
