import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cycles, cycleText } from "./cycles.ts";
import type { Node } from "./graph.ts";
import { graph } from "./graph.ts";

const node = (name: string, ...needs: string[]): Node => ({ name, needs });

/** The naive oracle: from each node, walk depth first and look for itself. */
function hasCycle(needs: readonly (readonly number[])[]): boolean {
  return needs.some((_, start) => {
    const seen = new Set<number>();
    const walk = (at: number): boolean =>
      (needs[at] ?? []).some((next) => {
        if (next === start) return true;
        if (seen.has(next)) return false;
        seen.add(next);
        return walk(next);
      });
    return walk(start);
  });
}

const anyGraph = fc
  .array(fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "x"), { maxLength: 3 }), { maxLength: 7 })
  .map((all) => graph(all.map((needs, at) => ({ name: "abcdefg".charAt(at), needs }))));

describe("cycles", () => {
  test("names the cycle in the direction of the needs", () => {
    const found = graph([node("a", "b"), node("b", "c"), node("c", "a"), node("d", "a")]);
    expect(cycles(found).map((cycle) => cycleText(found, cycle))).toEqual(["a -> b -> c -> a"]);
  });

  test("one cycle for each group", () => {
    const found = graph([node("a", "b"), node("b", "a"), node("c", "d"), node("d", "c", "a")]);
    expect(cycles(found).map((cycle) => cycleText(found, cycle))).toEqual(["a -> b -> a", "c -> d -> c"]);
  });

  test("the shortest way back is named", () => {
    const found = graph([node("a", "b", "c"), node("b", "c"), node("c", "a")]);
    expect(cycles(found).map((cycle) => cycleText(found, cycle))).toEqual(["a -> c -> a"]);
  });

  test("a node that needs itself is no cycle here", () => {
    expect(cycles(graph([node("a", "a")]))).toEqual([]);
  });

  test("found exactly when there is one, and what is named is one", () => {
    fc.assert(
      fc.property(anyGraph, (found) => {
        const all = cycles(found);
        expect(all.length > 0).toBe(hasCycle(found.needs));
        for (const { way, members } of all) {
          expect(way[0]).toBe(way.at(-1));
          expect(new Set(way).size).toBe(way.length - 1);
          for (let at = 0; at + 1 < way.length; at++) expect(found.needs[way[at] ?? -1]).toContain(way[at + 1]);
          for (const step of way) expect(members).toContain(step);
        }
      }),
    );
  });

  test("a ring of 10,000 nodes is found, and shortened in words", () => {
    const ring = graph(Array.from({ length: 10_000 }, (_, at) => node(`s${at}`, `s${(at + 1) % 10_000}`)));
    const [cycle] = cycles(ring);
    expect(cycle?.way).toHaveLength(10_001);
    expect(cycle && cycleText(ring, cycle)).toBe(
      "s0 -> s1 -> s2 -> s3 -> s4 -> s5 -> (9989 more) -> s9995 -> s9996 -> s9997 -> s9998 -> s9999 -> s0",
    );
  });
});
