import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cycles } from "./cycles.ts";
import { graph } from "./graph.ts";
import { dependents, order } from "./order.ts";

const anyGraph = fc
  .array(fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 3 }), { maxLength: 6 })
  .map((all) => graph(all.map((needs, at) => ({ name: "abcdef".charAt(at), needs }))));

describe("order", () => {
  test("each node comes after what it needs; what waits for a cycle is blocked too", () => {
    const found = graph([
      { name: "late", needs: ["loop"] },
      { name: "loop", needs: ["pool"] },
      { name: "pool", needs: ["loop"] },
      { name: "b", needs: ["a"] },
      { name: "a", needs: [] },
    ]);
    expect(order(found)).toEqual({ order: [4, 3], blocked: [0, 1, 2] });
  });

  test("a node that needs itself is blocked", () => {
    expect(order(graph([{ name: "a", needs: ["a"] }]))).toEqual({ order: [], blocked: [0] });
  });

  test("nothing is lost, every edge points back, and something is blocked exactly when there is a loop", () => {
    fc.assert(
      fc.property(anyGraph, (found) => {
        const { order: sorted, blocked } = order(found);
        expect([...sorted, ...blocked].sort((a, b) => a - b)).toEqual(found.names.map((_, at) => at));
        const place = new Map(sorted.map((node, at) => [node, at]));
        for (const node of sorted) {
          for (const target of found.needs[node] ?? []) {
            expect(place.get(target)).toBeLessThan(place.get(node) ?? -1);
          }
        }
        expect(blocked.length > 0).toBe(cycles(found).length + found.self.length > 0);
      }),
    );
  });

  test("dependents turn the edges around", () => {
    expect(dependents([[], [0], [0, 1]])).toEqual([[1, 2], [2], []]);
  });
});
