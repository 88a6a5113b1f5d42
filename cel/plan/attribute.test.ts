import { describe, expect, it } from "vitest";
import type { Variables } from "../testing/evaluate.ts";
import { cost, evaluate } from "../testing/evaluate.ts";
import { Optional } from "../values/value.ts";

describe("paths", () => {
  const cases: readonly (readonly [source: string, expected: string, variables?: Variables])[] = [
    ["o.a.b", "1", { o: { a: { b: 1 } } }],
    ["o.a.x", "error: no such key: x", { o: { a: { b: 1 } } }],
    ["o.a.b.c", "error: no such key: c", { o: { a: { b: 1 } } }],
    ["o.l[1]", "2", { o: { l: [1, 2] } }],
    ["o.l[5]", "error: index out of bounds: 5", { o: { l: [1, 2] } }],
    ["o.l[1].a[0].b", "3", { o: { l: [0, { a: [{ b: 3 }] }] } }],
    ["o.l[0].a.b", "error: no such key: a", { o: { l: [{}] } }],
    ["has(o.l[0].a)", "true", { o: { l: [{ a: null }] } }],
    ["has(o.l[0].a)", "error: index out of bounds: 0", { o: { l: [] } }],
    ["o[0].a", "optional.of(1)", { o: new Optional([{ a: 1 }]) }],
    ["o[0].a", "optional.none()", { o: new Optional([]) }],
    ["o.l['a']", "error: unsupported index type 'string' in list", { o: { l: [1] } }],
    ["o.l[1.5]", "error: unsupported index value 1.5 in list", { o: { l: [1, 2] } }],
    ["o.l.length", "error: unsupported index type 'string' in list", { o: { l: [1, 2] } }],
    ["o.length", "error: no such key: length", { o: new Uint8Array(2) }],
    ["o['0']", "error: unsupported index type 'string' in list", { o: ["a"] }],
    ["o['0'].b", "1", { o: { "0": { b: 1 } } }],
    ["o.x.y", "error: unsupported index type 'string' in list", { o: { x: [1] } }],
    ["has(o.x.y)", "error: unsupported index type 'string' in list", { o: { x: [1] } }],
    ["has(o.x.y)", "false", { o: { x: new Uint8Array(1) } }],
    ["o.constructor", "error: no such key: constructor", { o: {} }],
    ["has(o.toString)", "false", { o: {} }],
    ["o[k]", "7", { o: { x: 7 }, k: "x" }],
    ["has(o.a)", "true", { o: { a: null } }],
    ["has(o.b)", "false", { o: { a: null } }],
    ["has(o.a.b)", "false", { o: { a: 1 } }],
    ["(c ? o : p).x", "1", { c: true, o: { x: 1 }, p: { x: 2 } }],
    ["o.?a.?b", "optional.none()", { o: { a: {} } }],
    ["o.n", "1.5", { o: { n: 1.5 } }],
    ["o[?'a'].b.orValue('none')", '"none"', { o: {} }],
  ];
  it.each(cases.map(([source, expected, variables = {}]) => ({ source, expected, variables })))(
    "$source is $expected",
    ({ source, expected, variables }) => {
      expect(evaluate(source, variables)).toBe(expected);
    },
  );
});

describe("paths", () => {
  const cases: readonly (readonly [source: string, expected: number, variables?: Variables])[] = [
    ["o.a.b", 3, { o: { a: { b: 1 } } }],
    ["o.a.x.y", 3, { o: { a: { b: 1 } } }],
    ["has(o.a.b)", 2, { o: { a: { b: 1 } } }],
    ["o.l[1].a[0].b", 6, { o: { l: [0, { a: [{ b: 3 }] }] } }],
    ["o.l[5].a[0].b", 3, { o: { l: [] } }],
    ["has(o.l[0].a)", 3, { o: { l: [{ a: null }] } }],
    ["o.l[o.i]", 4, { o: { l: [1, 2], i: 1 } }],
    ["o.i > 0 ? o.l : o.x", 4, { o: { l: [1], i: 1 } }],
    ["o.?a.?b", 2, { o: { a: {} } }],
    ["[1, 2][0]", 2],
  ];
  it.each(cases.map(([source, expected, variables = {}]) => ({ source, expected, variables })))(
    "$source costs $expected",
    ({ source, expected, variables }) => {
      expect(cost(source, variables)).toBe(expected);
    },
  );
});
