import fc from "fast-check";
import { expect, test } from "vitest";
import type { Bounds } from "./bounds.ts";
import type { Sized, Sizes } from "./sizes.ts";
import { emptied, grown, resized, roll } from "./sizes.ts";

const set = (name: string, size: number, available = size, more: Partial<Sized> = {}): Sized => ({
  name,
  size,
  available,
  created: name,
  ...more,
});
const sizes = (given: Sizes) => Object.fromEntries(given);
const bounds = (desired: number, surge: number, unavailable: number): Bounds => ({ desired, surge, unavailable });

test("a new set grows as far as surge allows, and old ones shrink as it becomes available", () => {
  expect(grown(bounds(3, 1, 0), 0, [set("a", 3)])).toBe(1);
  expect(grown(bounds(3, 0, 1), 0, [set("a", 3)])).toBe(0);
  expect(sizes(roll(bounds(3, 1, 0), set("b", 1, 0), [set("a", 3)]))).toEqual({});
  expect(sizes(roll(bounds(3, 1, 0), set("b", 1), [set("a", 3)]))).toEqual({ a: 2 });
  expect(sizes(roll(bounds(3, 1, 0), set("b", 1), [set("a", 2)]))).toEqual({ b: 2 });
  expect(sizes(roll(bounds(2, 1, 1), set("b", 5), [set("a", 1)]))).toEqual({ b: 2 });
});

test("old pods that cannot be used go first, whatever set they are of", () => {
  const old = [set("a", 3, 3), set("b", 2, 0)];
  expect(sizes(roll(bounds(3, 2, 1), set("c", 0, 0), old))).toEqual({ b: 0, a: 2 });
  expect(sizes(emptied(old))).toEqual({ a: 0, b: 0 });
});

test("another number of replicas goes to the only set with pods, or to each its share", () => {
  expect(sizes(resized(bounds(5, 1, 0), set("b", 2), [set("a", 0)], true, 2))).toEqual({ b: 5 });
  expect(sizes(resized(bounds(5, 1, 0), undefined, [set("a", 0), set("b", 0)], true, 0))).toEqual({ b: 5 });
  const both = resized(bounds(20, 2, 0), set("b", 2, 2, { most: 11 }), [set("a", 9, 9, { most: 11 })], true, 11);
  expect(sizes(both)).toEqual({ a: 18, b: 4 });
  expect(sizes(resized(bounds(0, 0, 0), set("b", 2), [set("a", 3)], true, 5))).toEqual({ a: 0, b: 0 });
  const full = resized(bounds(3, 1, 0), set("b", 3, 3, { most: 4 }), [set("a", 2)], true, 5);
  expect(sizes(full)).toEqual({ a: 0 });
  expect(sizes(resized(bounds(3, 0, 0), set("b", 1), [set("a", 1)], false, 2))).toEqual({});
});

/** A rollout, step by step: after each, the sets have some of their pods available. */
const scenario = fc
  .record({
    desired: fc.integer({ min: 0, max: 12 }),
    surge: fc.integer({ min: 0, max: 5 }),
    unavailable: fc.integer({ min: 0, max: 5 }),
    others: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }),
    ready: fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
  })
  .map(({ desired, surge, unavailable, ...rest }) => ({
    ...rest,
    limits: bounds(desired, surge, desired === 0 ? 0 : Math.min(desired, surge + unavailable === 0 ? 1 : unavailable)),
  }));

test("there are never more pods than replicas and surge, nor fewer usable ones than may be missing; it comes to an end", () => {
  fc.assert(
    fc.property(scenario, ({ limits, others, ready }) => {
      const { desired, surge, unavailable } = limits;
      // All pods are of older templates at first, and can be used.
      let left = desired;
      const state = new Map<string, { readonly size: number; readonly available: number }>(
        [...others, desired].map((wanted, index) => {
          const size = index === others.length ? left : Math.min(wanted, left);
          left -= size;
          return [`old${index}`, { size, available: size }] as const;
        }),
      );
      state.set("present", {
        size: grown(
          limits,
          0,
          seen(state).filter(({ name }) => name !== "present"),
        ),
        available: 0,
      });
      for (let steps = 0; ; steps++) {
        expect(steps).toBeLessThan(200);
        const all = [...state.values()];
        expect(all.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(desired + surge);
        expect(all.reduce((sum, { available }) => sum + available, 0)).toBeGreaterThanOrEqual(desired - unavailable);
        const sets = seen(state);
        const present = sets.find(({ name }) => name === "present") ?? set("present", 0);
        const next = roll(
          limits,
          present,
          sets.filter((each) => each !== present),
        );
        const done = present.size === desired && present.available === desired && all.length - 1 === zeros(state);
        if (done) break;
        for (const [name, size] of next)
          state.set(name, { size, available: Math.min(state.get(name)?.available ?? 0, size) });
        // Where nothing is decided, pods have to become available, or it would never go on.
        const more = Math.max(ready.next().value, next.size === 0 ? 1 : 0);
        const now = state.get("present") ?? { size: 0, available: 0 };
        state.set("present", { size: now.size, available: Math.min(now.size, now.available + more) });
      }
    }),
  );
});

function seen(state: ReadonlyMap<string, { readonly size: number; readonly available: number }>): readonly Sized[] {
  return [...state].map(([name, { size, available }]) => set(name, size, available));
}

/** How many old sets have no pods left. */
function zeros(state: ReadonlyMap<string, { readonly size: number }>): number {
  return [...state].filter(([name, { size }]) => name !== "present" && size === 0).length;
}

test("shares of another number of replicas add up to what is allowed", () => {
  const size = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 5 }),
      size,
      size,
      size,
      (desired, surge, a, b, c) => {
        const most = a + b + c;
        const old = [set("a", a, 0, { most }), set("b", b, 0, { most })];
        const next = resized(bounds(desired, surge, 1), set("c", c, 0, { most }), old, true, most);
        const after = [...old, set("c", c)].reduce((sum, each) => sum + (next.get(each.name) ?? each.size), 0);
        expect(after).toBe(desired === 0 ? 0 : desired + surge);
        expect([...next.values()].every((value) => value >= 0)).toBe(true);
      },
    ),
  );
});
