import { describe, expect, it } from "vitest";
import { cost } from "../testing/evaluate.ts";

describe("calls of the API server's libraries", () => {
  it.each([
    ["'abcdefghijkl'.lowerAscii()", 2],
    ["'abcdefghijkl'.replace('a', 'b')", 3],
    ["'abcdefghijkl'.split(',')", 3],
    ["['abcdef', 'ghijkl'].join()", 3],
    ["'abc 123'.find('[0-9]+')", 2],
    ["[1, 2, 3].sum()", 3],
    ["['abcdefghijkl', 'b'].min()", 1],
    ["'abc'.indexOf('b')", 0],
    ["[[1, 2], [3]].indexOf([3])", 3],
  ] as const)("%s costs %s", (source, expected) => {
    expect(cost(source)).toBe(expected);
  });
});
