import { describe, expect, it } from "vitest";
import { cost } from "../testing/evaluate.ts";

describe("sizes", () => {
  it.each([
    ["'añb' + 'ß'", 1],
    ["'😀😀😀😀😀😀😀😀😀😀' == '😀😀😀😀😀😀😀😀😀😀' + ''", 2],
    ["'0123456789'.startsWith('')", 1],
    ["'0123456789a'.startsWith('')", 2],
    ["''.startsWith('')", 0],
    ["b'abcdefghijkl' == b'abcdefghijkm'", 2],
    ["[1, 2] == [1]", 1],
    ["{'a': 1} == {'a': 1}", 1],
    ["optional.of([1]) == optional.of([1])", 3],
  ] as const)("%s costs %s", (source, expected) => {
    expect(cost(source)).toBe(expected);
  });
});
