import type { Json } from "@bubustack/api/json";
import { describe, expect, test } from "vitest";
import type { PatchOperation } from "./json-patch.ts";
import { applyPatch, readPatch } from "./json-patch.ts";

describe("JSON Patch", () => {
  test.each<[string, Json, PatchOperation[], Json]>([
    ["adds a field", { a: 1 }, [{ op: "add", path: "/b", value: 2 }], { a: 1, b: 2 }],
    ["inserts into a list", [1, 3], [{ op: "add", path: "/1", value: 2 }], [1, 2, 3]],
    ["appends to a list", [1], [{ op: "add", path: "/-", value: 2 }], [1, 2]],
    ["removes", { a: [1, 2] }, [{ op: "remove", path: "/a/0" }], { a: [2] }],
    ["replaces the whole document", { a: 1 }, [{ op: "replace", path: "", value: [] }], []],
    ["moves", { a: { b: 1 } }, [{ op: "move", from: "/a/b", path: "/c" }], { a: {}, c: 1 }],
    ["copies", { a: [1] }, [{ op: "copy", from: "/a/0", path: "/a/0" }], { a: [1, 1] }],
    [
      "tests regardless of key order",
      { a: { x: 1, y: 2 } },
      [{ op: "test", path: "/a", value: { y: 2, x: 1 } }],
      { a: { x: 1, y: 2 } },
    ],
    [
      "reads escapes",
      { "a/b": 1, "m~n": 2 },
      [
        { op: "remove", path: "/a~1b" },
        { op: "replace", path: "/m~0n", value: 3 },
      ],
      { "m~n": 3 },
    ],
  ])("%s", (_, document, patch, expected) => {
    expect(applyPatch(document, patch)).toEqual({ document: expected });
  });

  test.each<[string, Json, PatchOperation]>([
    ["a parent that is missing", {}, { op: "add", path: "/a/b", value: 1 }],
    ["a field that is missing", {}, { op: "replace", path: "/a", value: 1 }],
    ["an index out of bounds", [1], { op: "add", path: "/2", value: 1 }],
    ["an index with a leading zero", [1, 2], { op: "remove", path: "/01" }],
    ["a failed test", { a: 1 }, { op: "test", path: "/a", value: 2 }],
    ["a pointer without slash", { a: 1 }, { op: "remove", path: "a" }],
    ["a move into itself", { a: { b: 1 } }, { op: "move", from: "/a", path: "/a/b" }],
    ["a prototype's field", {}, { op: "copy", from: "/__proto__", path: "/x" }],
  ])("refuses %s", (_, document, operation) => {
    expect(applyPatch(document, [operation])).toHaveProperty("problem");
  });

  test("refuses what is not a patch", () => {
    expect(readPatch({ op: "add" })).toHaveProperty("problem");
    expect(readPatch([{ op: "add", path: "/a" }])).toEqual({ problem: "operation 0 is not one of RFC 6902" });
    expect(readPatch([{ op: "remove", path: "/a", extra: 1 }])).toEqual({ operations: [{ op: "remove", path: "/a" }] });
  });

  test("never changes its input", () => {
    const document = { a: { b: [1] } };
    const frozen = JSON.stringify(document);
    applyPatch(document, [
      { op: "add", path: "/a/b/0", value: 9 },
      { op: "remove", path: "/a/b/1" },
    ]);
    expect(JSON.stringify(document)).toBe(frozen);
  });
});
