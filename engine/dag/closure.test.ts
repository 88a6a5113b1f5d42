import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closure } from "./closure.ts";

/** The naive oracle: Warshall's algorithm over a matrix. */
function matrix(needs: readonly (readonly number[])[]): boolean[][] {
  const size = needs.length;
  const reach = needs.map((to) => Array.from({ length: size }, (_, at) => to.includes(at)));
  for (let via = 0; via < size; via++) {
    for (let from = 0; from < size; from++) {
      for (let to = 0; to < size; to++) {
        if (reach[from]?.[via] && reach[via]?.[to]) (reach[from] as boolean[])[to] = true;
      }
    }
  }
  return reach;
}

const anyCase = fc
  .integer({ min: 1, max: 40 })
  .chain((size) =>
    fc.tuple(
      fc.array(fc.array(fc.nat({ max: size - 1 }), { maxLength: 3 }), { minLength: size, maxLength: size }),
      fc.shuffledSubarray(Array.from({ length: size }, (_, at) => at)),
    ),
  );

describe("closure", () => {
  test("what a node needs through others", () => {
    const found = closure({ needs: [[], [0], [1], []] });
    expect(found.of(2)).toEqual([0, 1]);
    expect(found.needs(2, 0)).toBe(true);
    expect(found.needs(0, 2)).toBe(false);
    expect(found.needs(2, 2)).toBe(false);
  });

  test("equals the naive closure, in whatever order it is asked, cycles included", () => {
    fc.assert(
      fc.property(anyCase, ([needs, asked]) => {
        const expected = matrix(needs);
        const found = closure({ needs });
        for (const node of asked) {
          for (let other = 0; other < needs.length; other++) {
            expect(found.needs(node, other)).toBe(expected[node]?.[other]);
          }
        }
      }),
    );
  });

  test("a chain of 10,000 is answered for its last node", () => {
    const needs = Array.from({ length: 10_000 }, (_, at) => (at === 0 ? [] : [at - 1]));
    expect(closure({ needs }).of(9_999)).toHaveLength(9_999);
  });
});
