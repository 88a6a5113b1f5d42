import { expect, test } from "vitest";
import type { Fuel } from "./fuel.ts";
import { Matcher } from "./match.ts";
import { parse } from "./parse.ts";
import type { Program } from "./program.ts";
import { program } from "./program.ts";

function compiled(source: string): Program {
  const parsed = parse(source);
  const found = "problem" in parsed ? undefined : program(parsed.syntax);
  if (found === undefined) throw new Error(source);
  return found;
}

const matches = (program: Program, text: string, fuel: Fuel) => new Matcher(program).test(text, fuel);

test("counts its work, and stops when there is no more fuel", () => {
  const text = `${"a".repeat(50_000)}b`;
  const fuel = { left: 1_000_000 };
  expect(matches(compiled("^(a+)+$"), text, fuel)).toBe(false);
  expect(fuel.left).toBeGreaterThan(0);
  expect(matches(compiled("[a-z]{1,100}[0-9]"), text, { left: 100_000 })).toBeUndefined();
});

test("a match that needs only the beginning costs only that", () => {
  const fuel = { left: 100 };
  expect(matches(compiled("^b"), "a".repeat(100_000), fuel)).toBe(false);
  expect(matches(compiled("a"), "a".repeat(100_000), fuel)).toBe(true);
  expect(fuel.left).toBeGreaterThan(80);
});

test("one text after the other, whatever came of the one before", () => {
  const matcher = new Matcher(compiled("^(ab|cd)+$"));
  const given = ["abcd", "abc", "", "cdcdab", "xab", "ab"];
  expect(given.map((text) => matcher.test(text, { left: 1_000 }))).toEqual([true, false, false, true, false, true]);
  expect(matcher.test("ab".repeat(1_000), { left: 10 })).toBeUndefined();
  expect(matcher.test("ab", { left: 1_000 })).toBe(true);
});
