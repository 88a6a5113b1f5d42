import { expect, test } from "vitest";
import { below, maxPlaces, root, scope, union } from "./places.ts";
import { Reads } from "./reads.ts";

test("a read of one place is certain, of several is not", () => {
  const reads = new Reads();
  reads.read(root("a"), 3);
  reads.read(union(root("a"), root("b")), 4);
  expect(reads.found).toEqual([
    { root: "a", path: [], at: 3, certain: true, guarded: false, presence: false },
    { root: "a", path: [], at: 4, certain: false, guarded: false, presence: false },
    { root: "b", path: [], at: 4, certain: false, guarded: false, presence: false },
  ]);
});

test("what a condition asked for is guarded until it is forgotten; what is below is not", () => {
  const reads = new Reads();
  const place = below(root("a"), "b");
  reads.ask(place, 0);
  reads.remember(0);
  reads.read(place, 1);
  reads.read(below(place, "c"), 2);
  reads.forget(0);
  reads.read(place, 3);
  expect(reads.found.map(({ guarded }) => guarded)).toEqual([true, true, false, false]);
});

test("too many places count as read", () => {
  const reads = new Reads();
  const many = Array.from({ length: maxPlaces + 1 }, (_, at) => root(`r${at}`)).flat();
  expect(reads.bounded(many, 0)).toEqual([]);
  expect(reads.all()).toHaveLength(maxPlaces + 1);
});

test("when the budget is spent, the whole scope counts as read", () => {
  const reads = new Reads();
  let steps = 0;
  while (reads.spend(5)) steps++;
  expect(steps).toBeGreaterThan(10_000);
  expect(reads.all()).toEqual([{ root: undefined, path: [], at: 5, certain: false, guarded: false, presence: false }]);
  expect(scope).toEqual([{ keys: [], guarded: false }]);
});
