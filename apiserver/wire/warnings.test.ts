import { expect, test } from "vitest";
import { Warnings } from "./warnings.ts";

test("each once, quoted, printable and bounded", () => {
  const warnings = new Warnings();
  warnings.add('a "b" \\');
  warnings.add('a "b" \\');
  warnings.add("line\nbreak é");
  expect(warnings.headers()).toEqual(['299 - "a \\"b\\" \\\\"', '299 - "line break"']);
  for (let i = 0; i < 100; i++) warnings.add(`${i} ${"x".repeat(500)}`);
  expect(warnings.texts().join("").length).toBeLessThanOrEqual(4096);
  expect(Math.max(...warnings.texts().map((text) => text.length))).toBeLessThanOrEqual(256);
});
