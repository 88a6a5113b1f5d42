import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lex } from "./lexer.ts";

function kinds(source: string): string {
  const tokens = lex(source);
  return "message" in tokens ? `${tokens.message} at ${tokens.at}` : tokens.map(({ kind }) => kind).join(" ");
}

describe("lex", () => {
  it.each([
    ["a.b", "name . name eof"],
    ["1 0x1F 1u 0x1Fu 1.5 .5 1e3 1.e", "int int uint uint double double double int . name eof"],
    ["'a' \"b\" r'\\' b'c' br\"d\" '''e'''", "string string string bytes bytes string eof"],
    ["a // comment\n+ b", "name + name eof"],
    ["true in null inside", "true in null name eof"],
    ["a?.b[?c] `x-y`", "name ? . name [ ? name ] escaped eof"],
    ["a && !b || c != d", "name && ! name || name != name eof"],
    ["'''a'b''' \"\"", "string string eof"],
  ])("%s", (source, expected) => {
    expect(kinds(source)).toBe(expected);
  });

  it.each([
    ["'abc", "text is not closed, or holds an escape that does not exist at 0"],
    ["a + '\\q'", "text is not closed, or holds an escape that does not exist at 4"],
    ["a # b", 'unexpected character "#" at 2'],
    ["a & b", 'unexpected character "&" at 2'],
    ["😀", 'unexpected character "😀" at 0'],
    ["b'\\", "text is not closed, or holds an escape that does not exist at 0"],
  ])("%s is refused", (source, expected) => {
    expect(kinds(source)).toBe(expected);
  });

  it("covers any source it accepts, token by token", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (source) => {
        const tokens = lex(source);
        if ("message" in tokens) return;
        for (const [index, { start, end }] of tokens.entries()) {
          expect(start).toBeGreaterThanOrEqual(index === 0 ? 0 : (tokens[index - 1]?.end ?? 0));
          expect(end).toBeGreaterThanOrEqual(start);
        }
      }),
    );
  });
});
