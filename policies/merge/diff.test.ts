import type { Json } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diff } from "./diff.ts";
import { applyPatch } from "./json-patch.ts";

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => value as Json);

describe("diff", () => {
  test("applied to the first gives the second", () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const result = applyPatch(before, diff(before, after));
        // -0 and 0 are one number in JSON.
        expect(JSON.parse(JSON.stringify(result))).toEqual(JSON.parse(JSON.stringify({ document: after })));
      }),
    );
  });

  test("of equal values is empty", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(diff(value, JSON.parse(JSON.stringify(value)) as Json)).toEqual([]);
      }),
    );
  });

  test("is minimal for a field that was added", () => {
    expect(diff({ spec: { a: 1 } }, { spec: { a: 1, b: { c: 1 } } })).toEqual([
      { op: "add", path: "/spec/b", value: { c: 1 } },
    ]);
  });
});
