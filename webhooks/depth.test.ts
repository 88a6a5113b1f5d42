import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deeperThan } from "./depth.ts";

function nested(levels: number, open: string, close: string): unknown {
  return JSON.parse(open.repeat(levels) + close.repeat(levels));
}

describe("depth", () => {
  test("counts lists and objects", () => {
    const hundred = nested(100, "[", "]");
    expect([deeperThan(hundred, 99), deeperThan(hundred, 100)]).toEqual([true, false]);
    const objects = JSON.parse(`${'{"a":'.repeat(100)}1${"}".repeat(100)}`);
    expect([deeperThan(objects, 99), deeperThan(objects, 100)]).toEqual([true, false]);
  });

  test("a scalar has no depth", () => {
    for (const value of [1, "a", null, undefined, true]) expect(deeperThan(value, 0)).toBe(false);
  });

  test("100,000 levels end the walk at the bound", () => {
    expect(deeperThan(nested(100_000, "[", "]"), 200)).toBe(true);
  });

  test("a key __proto__ is a key like any other", () => {
    expect(deeperThan(JSON.parse('{"__proto__": {"a": {"b": 1}}}'), 2)).toBe(true);
  });

  test("agrees with the depth of arbitrary JSON", () => {
    const depth = (value: unknown): number =>
      typeof value !== "object" || value === null ? 0 : 1 + Math.max(0, ...Object.values(value).map(depth));
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat({ max: 8 }), (value, levels) => {
        expect(deeperThan(value, levels)).toBe(depth(value) > levels);
      }),
    );
  });
});
