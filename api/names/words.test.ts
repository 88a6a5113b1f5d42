import fc from "fast-check";
import { expect, test } from "vitest";
import { head, words } from "./words.ts";

test.each([
  ["Order 42", "order-42"],
  ["--a__b..c--", "a-b-c"],
  ["Ünïcode", "n-code"],
  ["\u212aelvin \u0130", "kelvin-i"],
  ["!!!", ""],
  ["", ""],
])("the words of %j are %j", (text, expected) => {
  expect(words(text)).toBe(expected);
});

test("words are a DNS label or nothing, whatever the text, and stay as they are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const found = words(text);
      expect(found).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      expect(words(found)).toBe(found);
    }),
  );
});

test("a head has no dash at its end", () => {
  expect(head("ab-cd", 3)).toBe("ab");
  expect(head("ab-cd", 9)).toBe("ab-cd");
});
