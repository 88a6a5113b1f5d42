import { expect, test } from "vitest";
import { asciiTable, escaped, named, property, ranges, single, takes } from "./char-set.ts";

const code = (char: string) => char.codePointAt(0) ?? 0;

test("ranges hold their ends", () => {
  const set = ranges([code("b"), code("d")]);
  expect(["a", "b", "d", "e"].map((char) => takes(set, code(char)))).toEqual([false, true, true, false]);
});

test("a folded set takes both letter cases, also negated", () => {
  expect(["K", "k", "x"].map((char) => takes(single(code("k"), true), code(char)))).toEqual([true, true, false]);
  expect(takes({ ...single(code("k"), true), negated: true }, code("K"))).toBe(false);
  expect(takes(single(code("ä"), true), code("Ä"))).toBe(true);
  expect(takes(single(code("ß"), true), code("S"))).toBe(false);
});

test("the table says what the set says", () => {
  const table = asciiTable(escaped["w"] ?? ranges());
  expect([...table].filter((one) => one === 1)).toHaveLength(63);
  expect(asciiTable(named["punct"] ?? ranges())[code("!")]).toBe(1);
});

test("properties by category and by script; unknown ones are not there", () => {
  expect(property("Lu")?.(code("Ä"))).toBe(true);
  expect(property("Greek")?.(code("λ"))).toBe(true);
  expect(property("Any")?.(0)).toBe(true);
  expect([property("Nope"), property("}"), property("")]).toEqual([undefined, undefined, undefined]);
});
