import { describe, expect, it } from "vitest";
import { cost } from "../testing/evaluate.ts";

describe("calls of lists and sets", () => {
  it.each([
    ["[3, 1, 2].sort()", 29],
    ["['b', 'a'].sort()", 19],
    ["[3, 1, 2].sortBy(x, -x)", 74],
    ["[1, 2, 2, 1].distinct()", 43],
    ["[1, 2, 3, 4].slice(1, 3)", 13],
    ["lists.range(4)", 15],
    ["[1, 2, 3].reverse()", 14],
    ["[[1], [2]].flatten()", 13],
    ["sets.contains([1, 2], [2])", 3],
    ["sets.equivalent([1, 2], [2, 1])", 9],
  ] as const)("%s costs %s", (source, expected) => {
    expect(cost(source)).toBe(expected);
  });
});
