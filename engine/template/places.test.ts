import { expect, test } from "vitest";
import { below, computed, foreseen, leadsTo, maxSegments, root, samePlaces, scope, union } from "./places.ts";

test("a place is followed down its keys, as far as is sensible", () => {
  expect(below(below(root("steps"), "a"), undefined)).toEqual([{ keys: ["steps", "a", undefined], guarded: false }]);
  let deep = scope;
  for (let i = 0; i < 100; i++) deep = below(deep, i);
  expect(deep[0]?.keys).toHaveLength(maxSegments);
});

test("a union holds each place once", () => {
  const a = root("a");
  const b = root("b");
  expect(union(union(a, b), root("a"))).toEqual([...a, ...b]);
  expect(union(computed, a)).toBe(a);
  expect(union(a, computed)).toBe(a);
});

test("places are compared by their keys and by what is foreseen", () => {
  expect(samePlaces(root("a"), root("a"))).toBe(true);
  expect(samePlaces(root("a"), foreseen(root("a")))).toBe(false);
  expect(samePlaces(root("a"), computed)).toBe(false);
  expect(leadsTo(["a"], ["a", "b"])).toBe(true);
  expect(leadsTo(["a", "b"], ["a"])).toBe(false);
});
