import { expect, test } from "vitest";
import { Lines } from "./lines.ts";

test("positions count from 1, over LF and CRLF, and stop at the end", () => {
  const lines = new Lines("ab\r\ncd\n\nx");
  expect(lines.at(0)).toEqual({ line: 1, column: 1 });
  expect(lines.at(5)).toEqual({ line: 2, column: 2 });
  expect(lines.at(7)).toEqual({ line: 3, column: 1 });
  expect(lines.at(99)).toEqual({ line: 4, column: 2 });
  expect(lines.at(-1)).toEqual({ line: 1, column: 1 });
});

test("a line comes without its end", () => {
  const lines = new Lines("ab\r\ncd\n");
  expect([lines.line(1), lines.line(2), lines.line(3), lines.line(9)]).toEqual(["ab", "cd", "", ""]);
});
