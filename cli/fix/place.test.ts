import { expect, test } from "vitest";
import { column, firstOnLine, lineBreak, lineEnd, lineStart, valueEnd } from "./place.ts";

const text = "a: 1\n  b: 2  \n";

test("lines and columns of offsets", () => {
  expect([lineStart(text, 7), lineEnd(text, 7), column(text, 7)]).toEqual([5, 14, 2]);
  expect([lineStart(text, 0), lineEnd("abc", 1)]).toEqual([0, 3]);
  expect([firstOnLine(text, 7), firstOnLine(text, 10)]).toEqual([true, false]);
});

test("blanks behind a value are not its own", () => {
  expect(text.slice(10, valueEnd(text, 10, text.length))).toBe("2");
});

test("the line break is the text's own", () => {
  expect([lineBreak(text), lineBreak("a\r\n")]).toEqual(["\n", "\r\n"]);
});
