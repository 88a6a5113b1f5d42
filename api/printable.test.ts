import fc from "fast-check";
import { expect, test } from "vitest";
import { printable } from "./printable.ts";

test.each([
  ["plain text, ünïcödé 😀", "plain text, ünïcödé 😀"],
  ["a\nb\tc", "a\\u000ab\\u0009c"],
  ["\u001b[31m", "\\u001b[31m"],
  ["\u009b31m", "\\u009b31m"],
  ["\u202eabc\u2066", "\\u202eabc\\u2066"],
  ["line\u2028end", "line\\u2028end"],
  ["\ud800x\udc00", "\\ud800x\\udc00"],
])("%j is printed as %s", (text, expected) => {
  expect(printable(text)).toBe(expected);
});

test("leaves nothing to escape, and no broken pairs", () => {
  const units = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.string({ unit: units }), (text) => {
      const once = printable(text);
      expect(printable(once)).toBe(once);
      expect(once.isWellFormed()).toBe(true);
      expect(once).not.toMatch(/\p{Cc}/u);
    }),
  );
});
