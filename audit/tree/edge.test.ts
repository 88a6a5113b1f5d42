import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leavesUpTo, wholeTree } from "../testing/leaves.ts";
import { naiveRoot } from "../testing/naive-tree.ts";
import type { Full } from "./edge.ts";
import { Edge, rowWidths } from "./edge.ts";

describe("the right edge", () => {
  test("has the root of the definition at every size up to 1,025", () => {
    const leaves = leavesUpTo(1_025);
    const hash = wholeTree(leaves);
    const edge = new Edge();
    expect(edge.root()).toEqual(naiveRoot([]));
    for (const [at, leaf] of leaves.entries()) {
      edge.append(leaf);
      expect(edge.root()).toEqual(hash({ from: 0, to: at + 1 }));
      expect(edge.rows.map(({ length }) => length)).toEqual(rowWidths(at + 1));
    }
  });

  test("says which tiles became full, each once and in order", () => {
    const leaves = leavesUpTo(2 * 65_536 + 3);
    const hash = wholeTree(leaves);
    const edge = new Edge();
    const full: Full[] = leaves.flatMap((leaf) => edge.append(leaf));
    const of = (level: number) => full.filter((tile) => tile.level === level).map(({ index }) => index);
    expect(of(0)).toEqual(Array.from({ length: 512 }, (_, at) => at));
    expect(of(1)).toEqual([0, 1]);
    for (const { level, index, hashes } of full) {
      const span = 256 ** level;
      expect(hashes).toHaveLength(256);
      const from = (index * 256 + 77) * span;
      expect(hashes[77]).toEqual(hash({ from, to: from + span }));
    }
    expect(edge.root()).toEqual(hash({ from: 0, to: leaves.length }));
    expect(edge.rows.map(({ length }) => length)).toEqual([3, 0, 2]);
  });

  test("goes on from its rows as if it had never stopped", () => {
    const leaves = leavesUpTo(70_000);
    fc.assert(
      fc.property(fc.nat({ max: 69_000 }), fc.nat({ max: 1_000 }), (start, more) => {
        const first = new Edge();
        for (const leaf of leaves.slice(0, start)) first.append(leaf);
        const second = new Edge(first.size, first.rows);
        for (const leaf of leaves.slice(start, start + more)) {
          expect(second.append(leaf)).toEqual(first.append(leaf));
        }
        expect(second.root()).toEqual(first.root());
        expect(second.size).toBe(start + more);
      }),
      { numRuns: 5 },
    );
  });
});
