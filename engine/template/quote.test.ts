import { expect, test } from "vitest";
import { isPrinted, quote, quoteCharacter } from "./quote.ts";

test("what is no letter, mark, number, sign or blank is escaped", () => {
  expect(quote('a"b\\\n\u0001\x7f\u200b😀é')).toBe('"a\\"b\\\\\\n\\x01\\x7f\\u200b😀é"');
  expect(quote("é😀", true)).toBe('"\\u00e9\\U0001f600"');
  expect(quote("\ud800")).toBe('"\ufffd"');
});

test("characters have single quotes", () => {
  expect(quoteCharacter("'")).toBe("'\\''");
  expect(quoteCharacter('"')).toBe("'\"'");
  expect(isPrinted("\u00a0")).toBe(false);
});
