import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";
import { kubernetes, mutation } from "./environment.ts";

/** An expression that needs what came with a release, and the last release before it. */
const since: readonly (readonly [source: string, before: number])[] = [
  ["optional.of(1).hasValue()", 27],
  ["1 < 1.5", 27],
  ["quantity('1') == quantity('1')", 27],
  ["'%s'.format(['a']) == 'a'", 28],
  ["sets.contains([1], [1])", 28],
  ["isIP('::1')", 29],
  ["isCIDR('::/0')", 29],
  ["!format.uuid().validate('x').hasValue() || true", 30],
  ["[1, 2].all(i, v, i < v)", 31],
  ["isSemver('1.2.3')", 32],
  ["[1, 3].sort() == [1, 3]", 33],
];

describe("the environment of an API server", () => {
  it.each(since)("has %s, which 1.%i does not have", (source, before) => {
    expect(evaluate(source, {}, kubernetes({ minor: before }))).toMatch(/^refused: /);
    expect(evaluate(source, {}, kubernetes({ minor: before + 1 }))).toBe("true");
    expect(evaluate(source)).toBe("true");
  });

  it("keeps what the oldest had", () => {
    const oldest = kubernetes({ minor: 25 });
    for (const source of ["[1].isSorted()", "'a'.find('a') == 'a'", "isURL('/a')", "'a'.upperAscii() == 'A'"])
      expect([source, evaluate(source, {}, oldest)]).toEqual([source, "true"]);
  });

  it("has more for policies that change objects", () => {
    expect(evaluate("jsonpatch.escapeKey('a/b')", {}, mutation())).toBe('"a~1b"');
  });
});
