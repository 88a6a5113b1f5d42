import { BuiltObject, BuiltPatch } from "@bubustack/cel/kubernetes/mutation";
import * as types from "@bubustack/cel/type/type";
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyOperations, readOperations } from "./json-patch.ts";

const document = { a: "1", list: ["x", "y"], deep: { b: "2" } };
const written = (op: string, path: string, value: unknown = null, from = "") => ({
  op,
  path,
  from,
  value: value as never,
});
const apply = (...operations: ReturnType<typeof written>[]) => applyOperations(document, operations);

test.each([
  [written("add", "/c", "3"), { ...document, c: "3" }],
  [written("add", "/list/0", "w"), { ...document, list: ["w", "x", "y"] }],
  [written("add", "/list/-", "z"), { ...document, list: ["x", "y", "z"] }],
  [written("remove", "/deep/b"), { ...document, deep: {} }],
  [written("replace", "/a", "9"), { ...document, a: "9" }],
  [written("replace", "/new", "9"), { ...document, new: "9" }],
  [written("replace", "/list/-1", "z"), { ...document, list: ["x", "z"] }],
  [written("replace", "", { only: 1 }), { only: 1 }],
  [written("copy", "/c", null, "/a"), { ...document, c: "1" }],
  [written("move", "/c", null, "/a"), { list: document.list, deep: document.deep, c: "1" }],
  [written("test", "/a", "1"), document],
  [written("test", "/none", null), document],
] as const)("%j", (operation, expected) => {
  expect(apply(operation)).toEqual({ document: expected });
});

test.each([
  [written("add", "/none/c", 1), 'add operation does not apply: doc is missing path: "/none/c": missing value'],
  [
    written("add", "/list/9", 1),
    "error in add for path: '/list/9': Unable to access invalid index: 9: invalid index referenced",
  ],
  [
    written("remove", "/none"),
    "error in remove for path: '/none': Unable to remove nonexistent key: none: missing value",
  ],
  [written("remove", "/x/y"), 'remove operation does not apply: doc is missing path: "/x/y": missing value'],
  [written("replace", "/x/y", 1), "replace operation does not apply: doc is missing path: /x/y: missing value"],
  [written("replace", "/list/7", 1), "replace operation does not apply: doc is missing key: /list/7: missing value"],
  [written("test", "/x/y", 1), "test operation does not apply: is missing path: /x/y: missing value"],
  [written("copy", "/c", null, "/x/y"), "copy operation does not apply: doc is missing from path: /x/y: missing value"],
  [
    written("move", "/x/y", null, "/a"),
    "move operation does not apply: doc is missing destination path: /x/y: missing value",
  ],
  [written("odd", "/a"), "Unexpected kind: odd"],
] as const)("%j is refused", (operation, why) => {
  expect(apply(operation)).toEqual({ problem: `JSON Patch: ${why}` });
});

test("a test that fails leaves the object as it was", () => {
  expect(apply(written("add", "/c", 1), written("test", "/a", "other"))).toEqual({ document });
});

test("operations are read from what an expression made", () => {
  const part = (fields: object) => new BuiltPatch(new Map(Object.entries(fields)));
  expect(readOperations([part({ op: "add", path: "/a", value: [1] })])).toEqual([written("add", "/a", [1])]);
  expect(readOperations("x")).toHaveProperty("problem");
  expect(readOperations([1])).toHaveProperty("problem");
  const misplaced = new BuiltObject(
    types.struct("Object.a"),
    new Map([["b", new BuiltObject(types.struct("Object.c"), new Map())]]),
  );
  expect(readOperations([part({ op: "add", path: "/a", value: misplaced })])).toMatchObject({
    problem: expect.stringContaining("unexpected type name"),
  });
});

test("no patch throws, changes the document or pollutes a prototype", () => {
  const pointer = fc
    .array(fc.constantFrom("a", "list", "0", "-", "-1", "__proto__", "constructor", "~", ""))
    .map((parts) => parts.map((one) => `/${one}`).join(""));
  const operation = fc.record({
    op: fc.constantFrom("add", "remove", "replace", "move", "copy", "test", "odd"),
    path: pointer,
    from: pointer,
    value: fc.jsonValue() as fc.Arbitrary<never>,
  });
  const before = JSON.stringify(document);
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 4 }), (operations) => {
      applyOperations(document, operations);
      expect(JSON.stringify(document)).toBe(before);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
  );
});
