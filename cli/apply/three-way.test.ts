import type { JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import { mergePatch } from "@bubustack/policies/merge/merge-patch";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { annotated, lastApplied, originalOf, threeWay } from "./three-way.ts";

const scalar = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constantFrom("a", "b"));
const { object } = fc.letrec<{ object: JsonObject; value: JsonObject[string] }>((tie) => ({
  object: fc.dictionary(
    fc.constantFrom("a", "b", "c", "__proto__"),
    tie("value").map((value) => value ?? 0),
    { maxKeys: 4 },
  ),
  value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(scalar, { maxLength: 2 }), tie("object")),
}));

describe("the three-way merge", () => {
  test("what is wanted is there afterwards, and applying again changes nothing", () => {
    fc.assert(
      fc.property(object, object, object, (original, modified, current) => {
        const after = mergePatch(current, threeWay(original, modified, current));
        expect(within(modified, after)).toBe(true);
        expect(isObject(after) && threeWay(modified, modified, after)).toEqual({});
      }),
    );
  });

  test("what was applied before and is wanted no more is gone; what others wrote stays", () => {
    fc.assert(
      fc.property(object, object, object, (original, modified, current) => {
        const after = mergePatch(current, threeWay(original, modified, current));
        if (!isObject(after)) throw new Error("an object stays an object");
        for (const key of Object.keys(current)) {
          const kept = Object.hasOwn(after, key);
          expect(kept).toBe(Object.hasOwn(modified, key) || !Object.hasOwn(original, key));
        }
      }),
    );
  });

  test.each([
    [{}, { a: { b: 1, c: null } }, {}, { a: { b: 1 } }],
    [{ a: { b: 1, c: 2 } }, { a: { c: 2 } }, { a: { b: 1, c: 2, d: 3 } }, { a: { b: null } }],
    [{ a: 1 }, {}, {}, {}],
    [{}, { l: [1] }, { l: [1, 2] }, { l: [1] }],
    [{}, { a: { b: 1 } }, { a: "text" }, { a: { b: 1 } }],
  ])("from %j to %j over %j is %j", (original, modified, current, patch) => {
    expect(threeWay(original, modified, current)).toEqual(patch);
  });
});

/** Everything of `part` is in `whole`. */
function within(part: unknown, whole: unknown): boolean {
  if (!isObject(part) || !isObject(whole)) return equal(part, whole);
  return Object.keys(part).every((key) => Object.hasOwn(whole, key) && within(part[key], whole[key]));
}

describe("the annotation", () => {
  test("is what kubectl writes: sorted, without itself, a line feed at the end", () => {
    const given = { kind: "Story", apiVersion: "v1", metadata: { name: "a", annotations: { [lastApplied]: "old" } } };
    const { metadata } = annotated(given) as { metadata: { annotations: { [key: string]: string } } };
    const text = '{"apiVersion":"v1","kind":"Story","metadata":{"annotations":{},"name":"a"}}\n';
    expect(metadata.annotations).toEqual({ [lastApplied]: text });
    expect(originalOf(annotated(given))).toEqual(JSON.parse(text));
  });

  test("a broken or missing one counts as nothing", () => {
    expect(originalOf({})).toEqual({});
    expect(originalOf({ metadata: { annotations: { [lastApplied]: "{" } } })).toEqual({});
    expect(originalOf({ metadata: { annotations: { [lastApplied]: "[1]" } } })).toEqual({});
  });
});
