import { expect, test } from "vitest";
import { Warnings } from "./warnings.ts";

test("each once, quoted and printable", () => {
  const warnings = new Warnings();
  for (const text of ['a "b" \\', 'a "b" \\', "line\nbreak é", ""]) warnings.add(text);
  expect(warnings.headers()).toEqual(['299 - "a \\"b\\" \\\\"', '299 - "line break"']);
});

test("whole as long as they are not too long together, then cut short", () => {
  const warnings = new Warnings();
  const lengths = () => warnings.texts().map(({ length }) => length);
  for (let i = 0; i < 3; i++) warnings.add(`${i} ${"x".repeat(998)}`);
  expect(lengths()).toEqual([1_000, 1_000, 1_000]);
  for (let i = 3; i < 100; i++) warnings.add(`${i} ${"x".repeat(1_098)}`);
  expect(lengths()).toEqual(Array.from({ length: 16 }, () => 256));
  const long = new Warnings();
  long.add("x".repeat(1_000_000));
  expect(long.texts()).toEqual(["x".repeat(256)]);
});
