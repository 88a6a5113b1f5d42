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

test("what cannot be applied says why", () => {
  expect(apply(written("replace", "/new", "9"))).toEqual({ document: { ...document, new: "9" } });
  expect(apply(written("odd", "/a"))).toEqual({ problem: "JSON Patch: Unexpected kind: odd" });
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
