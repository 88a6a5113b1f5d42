import fc from "fast-check";
import { RE2JS } from "re2js";
import { expect, test } from "vitest";
import { automatonOf } from "./automaton.ts";
import { Deterministic } from "./deterministic.ts";

test("has the places of the program", () => {
  expect(automatonOf(RE2JS.compile("^a").re2())?.anchored).toBe(true);
  expect(automatonOf(RE2JS.compile("a|^b").re2())?.anchored).toBe(false);
  const places = automatonOf(RE2JS.compile("(?m)^a\\b$").re2())?.states.flatMap((state) =>
    state.op === "place" ? state.place : [],
  );
  expect(places).toEqual(["other", "other", "other"]);
});

test("is none for a program that is too large", () => {
  expect(automatonOf(RE2JS.compile("(abcde){300}").re2())).toBeUndefined();
});

test("matches what the program matches", () => {
  const atom = fc.constantFrom(
    "a",
    "b",
    "[ab]",
    "[^a]",
    ".",
    "(?i)B",
    "(?s:.)",
    "\\d",
    "(a|bc)",
    "(?:^a|b$)",
    "(?:(ab)?)",
  );
  const part = fc.tuple(atom, fc.constantFrom("", "*", "+", "?", "{1,2}", "*?")).map(([one, times]) => one + times);
  const pattern = fc
    .tuple(
      fc.constantFrom("", "^", "\\A"),
      fc.array(part, { minLength: 1, maxLength: 4 }),
      fc.constantFrom("", "$", "\\z"),
    )
    .map(([before, parts, after]) => before + parts.join("") + after);
  const text = fc.string({ unit: fc.constantFrom("a", "b", "B", "c", "1", "\n"), maxLength: 8 });
  fc.assert(
    fc.property(pattern, fc.array(text, { maxLength: 8 }), (source, texts) => {
      const expected = RE2JS.compile(source);
      const automaton = automatonOf(expected.re2());
      const found = automaton && Deterministic.of(automaton);
      for (const one of texts) expect(found?.test(one, { left: 1_000_000 })).toBe(expected.test(one));
    }),
    { numRuns: 500 },
  );
});
