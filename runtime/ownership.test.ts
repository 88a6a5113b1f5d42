import { expect, test } from "vitest";
import { everything, shardOf } from "./ownership.ts";

const keys = Array.from({ length: 4_000 }, (_, at) => ({ namespace: `n${at % 7}`, name: `run-${at}` }));

test("keys are shared out evenly, and always the same way", () => {
  const counts = Map.groupBy(keys, (key) => shardOf(key, 8));
  expect(counts.size).toBe(8);
  for (const part of counts.values()) expect(part.length).toBeGreaterThan(400);
  expect([shardOf({ namespace: "a", name: "b" }, 16), shardOf({ namespace: "", name: "x" }, 16)]).toEqual([1, 2]);
});

test("one part holds everything", () => {
  expect(new Set(keys.map((key) => shardOf(key, 1)))).toEqual(new Set([0]));
  expect([everything.holds({ namespace: "", name: "a" }), typeof everything.onGain(() => {})]).toEqual([
    true,
    "function",
  ]);
});
