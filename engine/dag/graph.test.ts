import { describe, expect, test } from "vitest";
import { graph } from "./graph.ts";

describe("graph", () => {
  test("edges lead to the nodes that carry the names", () => {
    const { needs, unknown, self, repeated } = graph([
      { name: "a", needs: [] },
      { name: "b", needs: ["a"] },
      { name: "c", needs: ["a", "b"] },
    ]);
    expect(needs).toEqual([[], [0], [0, 1]]);
    expect([unknown, self, repeated]).toEqual([[], [], []]);
  });

  test("unknown names, own names and repeated names are set apart, with their place", () => {
    const { needs, unknown, self, repeated } = graph([{ name: "a", needs: ["b", "a", "b", "a"] }]);
    expect(needs).toEqual([[]]);
    expect(unknown).toEqual([{ node: 0, entry: 0, name: "b" }]);
    expect(self).toEqual([{ node: 0, entry: 1, name: "a" }]);
    expect(repeated.map(({ entry }) => entry)).toEqual([2, 3]);
  });

  test("names that are known outside are no edges and not unknown", () => {
    const { needs, unknown } = graph([{ name: "undo", needs: ["main", "other"] }], (name) => name === "main");
    expect(needs).toEqual([[]]);
    expect(unknown.map(({ name }) => name)).toEqual(["other"]);
  });

  test("of two nodes of one name the first one is meant; nodes without a name cannot be meant", () => {
    const { needs, unknown } = graph([
      { name: "a", needs: [] },
      { name: "a", needs: [] },
      { name: "", needs: [] },
      { name: "b", needs: ["a", ""] },
    ]);
    expect(needs[3]).toEqual([0]);
    expect(unknown.map(({ name }) => name)).toEqual([""]);
  });

  test("names of JavaScript's own objects are names like any other", () => {
    const { needs } = graph([
      { name: "__proto__", needs: [] },
      { name: "constructor", needs: ["__proto__"] },
    ]);
    expect(needs).toEqual([[], [0]]);
  });
});
