import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closure } from "./closure.ts";
import { components } from "./components.ts";

const anyNeeds = fc
  .integer({ min: 0, max: 12 })
  .chain((size) =>
    size === 0
      ? fc.constant<number[][]>([])
      : fc.array(fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: 4 }), { minLength: size, maxLength: size }),
  );

describe("components", () => {
  test("every node is in exactly one component", () => {
    fc.assert(
      fc.property(anyNeeds, (needs) => {
        const all = components({ needs }).flat();
        expect([...all].sort((a, b) => a - b)).toEqual(needs.map((_, at) => at));
      }),
    );
  });

  test("two nodes share a component exactly when each needs the other", () => {
    fc.assert(
      fc.property(anyNeeds, (needs) => {
        const of = new Map<number, number>();
        components({ needs }).forEach((members, id) => {
          for (const member of members) of.set(member, id);
        });
        const reach = closure({ needs });
        for (let a = 0; a < needs.length; a++) {
          for (let b = 0; b < needs.length; b++) {
            if (a !== b) expect(of.get(a) === of.get(b)).toBe(reach.needs(a, b) && reach.needs(b, a));
          }
        }
      }),
    );
  });

  test("a component comes after those that it needs", () => {
    fc.assert(
      fc.property(anyNeeds, (needs) => {
        const at = new Map<number, number>();
        components({ needs }).forEach((members, id) => {
          for (const member of members) at.set(member, id);
        });
        needs.forEach((to, node) => {
          for (const target of to) expect(at.get(target) ?? 0).toBeLessThanOrEqual(at.get(node) ?? 0);
        });
      }),
    );
  });

  test("a chain of 100,000 nodes does not exhaust the stack", () => {
    const needs = Array.from({ length: 100_000 }, (_, at) => (at === 99_999 ? [] : [at + 1]));
    expect(components({ needs })).toHaveLength(100_000);
  });
});
