import { expect, test } from "vitest";
import { linearPattern } from "./pattern.ts";

test("matches anywhere, as JSON Schema says", () => {
  expect(linearPattern("b+")("abbc")).toBe(true);
  expect(linearPattern("^b+$")("abbc")).toBe(false);
});

test("takes time linear in the text", () => {
  expect(linearPattern("^(a+)+$")(`${"a".repeat(50_000)}b`)).toBe(false);
});

test("refuses what is not RE2", () => {
  expect(() => linearPattern("(?=a)")).toThrow();
  expect(() => linearPattern("(")).toThrow();
});
