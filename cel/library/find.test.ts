import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexIn, lastIndexIn, splitAt } from "./find.ts";

/** Texts of few letters in long runs: what searches find hard. */
const runs = fc
  .array(fc.tuple(fc.constantFrom("a", "b", "ab", "😀"), fc.integer({ min: 1, max: 30 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((all) => all.map(([piece, count]) => piece.repeat(count)).join(""));

describe("searching", () => {
  it("finds what the engine's own search finds, in long texts too", () => {
    const times = fc.integer({ min: 1, max: 60_000 });
    fc.assert(
      fc.property(runs, runs, times, (text, part, count) => {
        const long = text.repeat(Math.ceil(count / text.length)) + part + text;
        expect(indexIn(long, part)).toBe(long.indexOf(part));
        expect(lastIndexIn(long, part)).toBe(long.lastIndexOf(part));
        expect(indexIn(long, part, 1000)).toBe(long.indexOf(part, 1000));
        expect(lastIndexIn(long, part, 1000)).toBe(long.lastIndexOf(part, 1000));
        expect(splitAt(long, part)).toEqual(long.split(part));
      }),
      { numRuns: 50 },
    );
  });

  it("ends on texts that are made to be hostile", () => {
    const text = "a".repeat(3 << 20);
    const part = `${"a".repeat(200_000)}b${"a".repeat(200_000)}`;
    expect([indexIn(text, part), lastIndexIn(text, part), splitAt(text, part).length]).toEqual([-1, -1, 1]);
    expect(indexIn(text + part, part)).toBe(3 << 20);
    expect(lastIndexIn(part + text, part)).toBe(0);
  });
});
