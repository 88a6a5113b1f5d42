import fc from "fast-check";
import { RE2JS } from "re2js";
import { expect, test } from "vitest";
import { automatonOf } from "./automaton.ts";
import { Deterministic } from "./deterministic.ts";

function compiled(source: string): Deterministic | undefined {
  const automaton = automatonOf(RE2JS.compile(source).re2());
  return automaton && Deterministic.of(automaton);
}

const plenty = () => ({ left: 1_000_000 });

test.each([
  ["^https?://", "https://example.com", true],
  ["^https?://", "ftp://example.com", false],
  ["^https?://", "", false],
  ["a$", "ba", true],
  ["a$", "ab", false],
  ["^$", "", true],
  ["^$", "a", false],
  ["", "anything", true],
  ["b|^a", "cab", true],
])("%s on %j", (source, text, expected) => {
  const automaton = compiled(source);
  expect([automaton?.test(text, plenty()), automaton?.test(text, plenty())]).toEqual([expected, expected]);
});

test("does not speak for other places, for other characters, or with too many states", () => {
  expect(compiled("\\bword")).toBeUndefined();
  expect(compiled("^a*$")?.test("aä", plenty())).toBeUndefined();
  const wide = compiled("[ab]*a[ab]{8}c");
  const words = Array.from({ length: 512 }, (_, at) => at.toString(2).padStart(9, "0"));
  const text = words.join("").replaceAll("0", "a").replaceAll("1", "b");
  expect(wide?.test(text, plenty())).toBeUndefined();
});

test("a character costs one unit where the way is known", () => {
  const automaton = compiled("^[a-z]+$");
  automaton?.test("cabcab", plenty());
  const fuel = { left: 300 };
  expect(automaton?.test("cab".repeat(100), fuel)).toBe(true);
  expect(fuel.left).toBe(0);
  expect(automaton?.test("cab".repeat(100), { left: 100 })).toBeUndefined();
});

test("says what JavaScript's own patterns say", () => {
  const atom = fc.constantFrom("a", "b", "[ab]", "[^a]", ".", "(a|bc)", "(^a|b$)", "((ab)?)");
  const part = fc.tuple(atom, fc.constantFrom("", "*", "+", "?", "{1,2}")).map(([one, times]) => one + times);
  const pattern = fc
    .tuple(fc.constantFrom("", "^"), fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom("", "$"))
    .map(([before, parts, after]) => before + parts.join("") + after);
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
  fc.assert(
    fc.property(pattern, fc.array(text, { maxLength: 8 }), (source, texts) => {
      const automaton = compiled(source);
      const expected = new RegExp(source, "u");
      for (const one of texts) expect(automaton?.test(one, plenty())).toBe(expected.test(one));
    }),
    { numRuns: 500 },
  );
});
