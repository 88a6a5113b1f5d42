import fc from "fast-check";
import { expect, test } from "vitest";
import { delays } from "./delays.ts";

test("the earlier of two times counts", () => {
  const held = delays();
  held.set("a", 30);
  held.set("a", 10);
  held.set("a", 20);
  expect([held.next(), held.due(9), held.due(10), held.size()]).toEqual([10, [], ["a"], 0]);
});

test("what was cleared is not due, and can be set later", () => {
  const held = delays();
  held.set("a", 10);
  held.clear("a");
  expect([held.next(), held.due(100)]).toEqual([undefined, []]);
  held.set("a", 50);
  expect(held.due(50)).toEqual(["a"]);
});

test("says what a sorted list would say, after any sets and clears", () => {
  const step = fc.oneof(
    fc.record({ set: fc.constantFrom("a", "b", "c", "d"), at: fc.nat(50) }),
    fc.record({ clear: fc.constantFrom("a", "b", "c", "d") }),
    fc.record({ now: fc.nat(50) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const held = delays();
      const truth = new Map<string, number>();
      for (const next of steps) {
        if ("set" in next) {
          held.set(next.set, next.at);
          truth.set(next.set, Math.min(next.at, truth.get(next.set) ?? Number.POSITIVE_INFINITY));
        } else if ("clear" in next) {
          held.clear(next.clear);
          truth.delete(next.clear);
        } else {
          const due = [...truth].filter(([, at]) => at <= next.now);
          for (const [key] of due) truth.delete(key);
          expect(held.due(next.now).toSorted()).toEqual(due.map(([key]) => key).sort());
        }
        const earliest = Math.min(...truth.values());
        expect(held.next()).toBe(truth.size === 0 ? undefined : earliest);
        expect(held.size()).toBe(truth.size);
      }
    }),
  );
});
