import fc from "fast-check";
import { expect, test } from "vitest";
import { finding } from "./testing/reviews.ts";
import { warningsOf } from "./warnings.ts";

test("a short warning is the finding's line", () => {
  expect(warningsOf([finding()])).toEqual([
    'spec.steps[1].name: step name "a" is already used by spec.steps[0]; rename one of them [story/step-names-unique]',
  ]);
});

test("a long warning is cut, never inside a character, and keeps its rule", () => {
  for (const length of [217, 218, 219, 220]) {
    const [text = ""] = warningsOf([finding({ path: [], message: `${"x".repeat(length)}${"😀".repeat(50)}` })]);
    expect(text.length).toBeLessThan(256);
    expect(text.isWellFormed()).toBe(true);
    expect(text).toMatch(/… \[story\/step-names-unique\]$/);
  }
});

test("all warnings together stay under 4,096 characters, and the rest is counted", () => {
  const texts = warningsOf(Array.from({ length: 200 }, () => finding()));
  expect(texts.join("").length).toBeLessThanOrEqual(4_096);
  expect(texts.at(-1)).toBe(`and ${200 - (texts.length - 1)} more warnings`);
});

test("the bounds hold for arbitrary findings", () => {
  const findings = fc.array(
    fc.record({ message: fc.string({ unit: "binary", maxLength: 600 }), key: fc.string({ maxLength: 300 }) }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(findings, (given) => {
      const texts = warningsOf(given.map(({ message, key }) => finding({ message, path: ["spec", key] })));
      expect(texts.every((text) => text.length < 256 && text.isWellFormed())).toBe(true);
      expect(texts.join("").length).toBeLessThanOrEqual(4_096);
    }),
  );
});
