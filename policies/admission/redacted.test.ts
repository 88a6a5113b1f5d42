import type { Json } from "@bubustack/api/json";
import { Pending } from "@bubustack/cel/values/value";
import { expect, test } from "vitest";
import { holdsRedacted, isRedacted, redacted, untold } from "./redacted.ts";

const gone = { $redacted: true };

test("the marker is that one field and nothing else", () => {
  expect([gone, { $redacted: false }, { $redacted: true, a: 1 }, null, [true]].map(isRedacted)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("what is not told is found at any depth, and is not known to expressions", () => {
  expect(holdsRedacted({ a: [{ b: gone }] })).toBe(true);
  expect(holdsRedacted({ a: [{ b: "gone" }] })).toBe(false);
  expect(untold({ a: [{ b: gone }], c: 1 })).toEqual({ a: [{ b: new Pending([{ unknown: redacted }]) }], c: 1 });
  const whole = { a: 1 };
  expect(untold(whole)).toBe(whole);
});

test("deep values do not exhaust the stack", () => {
  let deep: Json = gone;
  for (let level = 0; level < 100_000; level++) deep = [deep];
  expect(holdsRedacted(deep)).toBe(true);
  expect(Array.isArray(untold(deep))).toBe(true);
});
