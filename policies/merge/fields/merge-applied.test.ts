import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeApplied } from "./merge-applied.ts";
import { thing } from "./testing/thing.ts";

const merged = (live: object, applied: object) => mergeApplied({ spec: { ...live } }, { spec: { ...applied } }, thing);

test("maps grow, atomic values are replaced", () => {
  expect(merged({ color: "red", labels: { a: "1" }, list: [1] }, { labels: { b: "2" }, list: [2] })).toEqual({
    spec: { color: "red", labels: { a: "1", b: "2" }, list: [2] },
  });
  expect(merged({ whole: { a: "1" } }, { whole: { b: "2" } })).toEqual({ spec: { whole: { b: "2" } } });
});

test("items merge by their keys, in the order in which they are applied", () => {
  const parts = (...names: readonly string[]) => ({ parts: names.map((name) => ({ name })) });
  expect(merged({ parts: [{ name: "a", n: 1 }] }, parts("a"))).toEqual({ spec: { parts: [{ name: "a", n: 1 }] } });
  expect(merged(parts("a", "b", "c"), parts("c", "a"))).toEqual({ spec: parts("b", "c", "a") });
  expect(merged(parts("x", "a", "y"), parts("n", "a"))).toEqual({ spec: parts("x", "n", "a", "y") });
  expect(merged({ tags: ["x"] }, { tags: ["y", "x"] })).toEqual({ spec: { tags: ["y", "x"] } });
});

test("applying twice is applying once, and no item is there twice", () => {
  const tags = fc.uniqueArray(fc.constantFrom<string>("a", "b", "c", "d", "e"));
  fc.assert(
    fc.property(tags, tags, (live, applied) => {
      const once = merged({ tags: live }, { tags: applied }) as { spec: { tags: string[] } };
      expect(mergeApplied(once, { spec: { tags: applied } }, thing)).toEqual(once);
      expect(once.spec.tags.toSorted()).toEqual([...new Set([...live, ...applied])].toSorted());
      expect(once.spec.tags.filter((tag) => applied.includes(tag))).toEqual(applied);
    }),
  );
});
