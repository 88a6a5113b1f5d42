import fc from "fast-check";
import { expect, test } from "vitest";
import type { FieldSet } from "./field-set.ts";
import {
  branch,
  difference,
  intersection,
  isEmpty,
  leaf,
  noFields,
  onlyBelow,
  places,
  sameFields,
  union,
  withoutBelow,
} from "./field-set.ts";

/** The set of some places. */
function setOf(...paths: readonly (readonly string[])[]): FieldSet {
  const one = ([step, ...rest]: readonly string[]): FieldSet =>
    step === undefined ? leaf : branch(false, [[step, one(rest)]]);
  return paths.map(one).reduce(union, noFields);
}
const texts = (set: FieldSet) => [...places(set)].map((steps) => steps.join("/")).toSorted();
const anySet = fc
  .array(fc.array(fc.constantFrom("f:a", "f:b", "__proto__"), { minLength: 1, maxLength: 3 }), { maxLength: 6 })
  .map((paths) => setOf(...paths));

test("a place can be in a set with or without what is below it", () => {
  const set = setOf(["f:a"], ["f:a", "f:b"], ["f:c", "f:d"]);
  expect(texts(set)).toEqual(["f:a", "f:a/f:b", "f:c/f:d"]);
  expect(texts(difference(set, setOf(["f:a"])))).toEqual(["f:a/f:b", "f:c/f:d"]);
  expect(texts(withoutBelow(set, "f:a"))).toEqual(["f:c/f:d"]);
  expect(texts(withoutBelow(set, "f:c", "f:x"))).toEqual(texts(set));
  expect(texts(onlyBelow(set, "f:c"))).toEqual(["f:c/f:d"]);
  expect(isEmpty(onlyBelow(set, "f:x"))).toBe(true);
});

test("sets behave as sets do", () => {
  fc.assert(
    fc.property(anySet, anySet, anySet, (a, b, c) => {
      const inA = new Set(texts(a));
      const inB = new Set(texts(b));
      expect(texts(union(a, b))).toEqual([...new Set([...inA, ...inB])].toSorted());
      expect(texts(intersection(a, b))).toEqual([...inA].filter((text) => inB.has(text)));
      expect(texts(difference(a, b))).toEqual([...inA].filter((text) => !inB.has(text)));
      expect(sameFields(union(union(a, b), c), union(a, union(b, c)))).toBe(true);
      expect(isEmpty(difference(a, a))).toBe(true);
      expect(sameFields(a, b)).toBe(texts(a).join() === texts(b).join());
    }),
  );
});
