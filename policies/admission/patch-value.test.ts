import { BuiltObject } from "@bubustack/cel/kubernetes/mutation";
import * as types from "@bubustack/cel/type/type";
import { mapOf } from "@bubustack/cel/values/key";
import { Double, none, Optional } from "@bubustack/cel/values/value";
import { expect, test } from "vitest";
import { misplaced, patchJson } from "./patch-value.ts";

const part = (
  name: string,
  fields: {
    readonly [name: string]: ConstructorParameters<typeof BuiltObject>[1] extends ReadonlyMap<string, infer V>
      ? V
      : never;
  },
) => new BuiltObject(types.struct(name), new Map(Object.entries(fields)));

test("parts, maps, lists and optionals are JSON", () => {
  const inner = part("Object.spec", { n: 1, ratio: new Double(0.5), list: [part("Object.spec.list", { a: true })] });
  expect(patchJson(part("Object", { spec: inner, gone: none, there: new Optional("x") }))).toEqual({
    spec: { n: 1, ratio: 0.5, list: [{ a: true }] },
    gone: null,
    there: "x",
  });
  expect(
    patchJson(
      mapOf([
        ["a", part("Object.a", {})],
        [5, "x"],
      ]),
    ),
  ).toEqual({ a: {}, 5: "x" });
  expect(patchJson({ a: [1, null] })).toEqual({ a: [1, null] });
});

test("no key pollutes a prototype", () => {
  const out = patchJson(mapOf([["__proto__", { polluted: true }]]));
  expect(Object.getPrototypeOf(out)).toBe(Object.prototype);
  expect(Object.keys(out as object)).toEqual(["__proto__"]);
});

test("a part stands where its type says, also in lists and maps", () => {
  expect(misplaced(part("Object", { spec: part("Object.spec", {}) }))).toBeUndefined();
  const wrong = part("Object.meta", {});
  const words =
    'type mismatch: unexpected type name "Object.meta", expected "Object.metadata", which matches field name path from root Object type';
  for (const value of [wrong, [wrong], mapOf([["a", wrong]])])
    expect(misplaced(part("Object", { metadata: value }))).toBe(words);
});
