import { expect, test } from "vitest";
import { takes } from "./char-set.ts";
import { characterEscape, propertyEscape } from "./parse-escape.ts";
import { Reader } from "./reader.ts";

test.each([
  ["n", 10],
  ["x41", 0x41],
  ["x{1F600}", 0x1f600],
  ["u0041", 0x41],
  ["u{41}", 0x41],
  ["uD83D\\uDE00", 0x1f600],
  ["uD83D", 0xd83d],
  ["0", 0],
  ["012", 10],
  ["/", 0x2f],
  ["_", 0x5f],
  ["$", 0x24],
])("\\%s", (source, code) => {
  expect(characterEscape(new Reader(source), 0)).toBe(code);
});

test.each(["", "1", "q", "x{110000}", "x4", "é"])("\\%s is refused", (source) => {
  expect(() => characterEscape(new Reader(source), 0)).toThrow();
});

test("Unicode classes, negated by letter and by sign", () => {
  const takesA = (source: string) => takes(propertyEscape(new Reader(source), 0), 0x61);
  expect(["pL", "p{L}", "PL", "p{^L}", "P{^L}"].map(takesA)).toEqual([true, true, false, false, true]);
  expect(() => propertyEscape(new Reader("p{"), 0)).toThrow();
});
