import { expect, test } from "vitest";
import { takes } from "./char-set.ts";
import { parseClass } from "./parse-class.ts";
import { Reader } from "./reader.ts";

/** Those of some characters that a class takes; the class is given without its opening bracket. */
function taken(source: string, folded = false): string {
  const set = parseClass(new Reader(source), folded);
  return [..."aBc-]\\5_^ \béλ"].filter((char) => takes(set, char.codePointAt(0) ?? 0)).join("");
}

test.each([
  ["a-c]", "ac"],
  ["^a-c]", "B-]\\5_^ \béλ"],
  ["]a]", "a]"],
  ["a-]", "a-"],
  ["-a]", "a-"],
  ["\\]\\\\]", "]\\"],
  ["\\d\\s]", "5 "],
  ["\\D]", "aBc-]\\_^ \béλ"],
  ["[:alpha:]_]", "aBc_"],
  ["[:^alpha:]]", "-]\\5_^ \béλ"],
  ["\\p{Greek}]", "λ"],
  ["\\P{L}]", "-]\\5_^ \b"],
  ["\\b]", "\b"],
  ["a^]", "a^"],
])("[%s", (source, expected) => {
  expect(taken(source)).toBe(expected);
});

test("letter case does not count where it is folded", () => {
  expect(taken("b]", true)).toBe("B");
});

test.each(["a", "z-a]", "a-\\d]", "[:nope:]]", "\\p{Nope}]", "\\1]", `${"a".repeat(2_000)}]`])(
  "[%s is refused",
  (text) => {
    expect(() => parseClass(new Reader(text), false)).toThrow();
  },
);
