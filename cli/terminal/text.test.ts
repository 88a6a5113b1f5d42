import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt, padEnd, printable, width } from "./text.ts";

test("nothing that could steer a terminal is printed", () => {
  expect(printable("a\x1b[31m\u202eb\r\n\t")).toBe("a\\u{1b}[31m\\u{202e}b\\u{d}\n\t");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(printable(text).replaceAll(/[\n\t]/g, "")).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
    }),
  );
});

test("width counts wide characters twice and combining ones not at all", () => {
  expect(width("a日e\u0301🎉")).toBe(6);
  expect(padEnd("日", 4)).toBe("日  ");
});

test.each([
  ["  - name: a", 11, 12, "  - name: a", "          ^"],
  ["\tname: ab", 8, 10, "    name: ab", "          ^^"],
  ["a\tb", 3, 4, "a   b", "    ^"],
  ["日本: x", 5, 6, "日本: x", "      ^"],
  ["key: 日本", 6, 8, "key: 日本", "     ^^^^"],
  ["end", 4, 4, "end", "   ^"],
])("the marks stand under their part: %j", (line, start, end, text, marks) => {
  expect(excerpt(line, start, end)).toEqual({ text, marks });
});

test("a long line is cut around the part, whatever its length", () => {
  const line = `${"x".repeat(100_000)}HERE${"y".repeat(3_000_000)}`;
  const { text, marks } = excerpt(line, 100_001, 100_005);
  expect(width(text)).toBeLessThanOrEqual(110);
  expect(text.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("HERE");
});
