import type { Json, JsonObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeKeyOf, strategicMerge } from "./strategic.ts";

const item: Structural = { type: "object", properties: { name: { type: "string" }, n: { type: "integer" } } };
const schema: Structural = {
  type: "object",
  properties: {
    data: { type: "object", additionalProperties: { type: "string" } },
    keyed: { type: "array", items: item, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"] },
    plain: { type: "array", items: item },
    set: { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
  },
};
const merged = (target: Json, patch: JsonObject) => strategicMerge(target, patch, schema);

test.each<[string, JsonObject, JsonObject, JsonObject]>([
  [
    "maps merge, null removes",
    { data: { a: "1", b: "2" } },
    { data: { a: null, c: "3" } },
    { data: { b: "2", c: "3" } },
  ],
  ["$patch: replace", { data: { a: "1" } }, { data: { $patch: "replace", b: "2" } }, { data: { b: "2" } }],
  ["$patch: delete", { data: { a: "1" } }, { data: { $patch: "delete" } }, {}],
  [
    "keyed lists merge",
    { keyed: [{ name: "a", n: 1 }, { name: "b" }] },
    { keyed: [{ name: "a", n: 2 }, { name: "c" }] },
    { keyed: [{ name: "a", n: 2 }, { name: "b" }, { name: "c" }] },
  ],
  [
    "an item goes",
    { keyed: [{ name: "a" }, { name: "b" }] },
    { keyed: [{ name: "a", $patch: "delete" }] },
    { keyed: [{ name: "b" }] },
  ],
  [
    "a keyed list is replaced",
    { keyed: [{ name: "a" }] },
    { keyed: [{ $patch: "replace" }, { name: "b" }] },
    { keyed: [{ name: "b" }] },
  ],
  ["other lists are replaced", { plain: [{ name: "a" }] }, { plain: [{ name: "b" }] }, { plain: [{ name: "b" }] }],
  ["sets grow", { set: ["a"] }, { set: ["b", "a"] }, { set: ["a", "b"] }],
  ["sets shrink", { set: ["a", "b"] }, { "$deleteFromPrimitiveList/set": ["a"] }, { set: ["b"] }],
  ["$retainKeys", { data: { a: "1", b: "2" } }, { data: { $retainKeys: ["b"], b: "3" } }, { data: { b: "3" } }],
  [
    "$setElementOrder",
    { keyed: [{ name: "a" }, { name: "b" }] },
    { "$setElementOrder/keyed": [{ name: "b" }, { name: "a" }], keyed: [{ name: "b", n: 1 }] },
    { keyed: [{ name: "b", n: 1 }, { name: "a" }] },
  ],
])("%s", (_name, target, patch, document) => expect(merged(target, patch)).toEqual({ document }));

test.each<JsonObject>([
  { keyed: ["a"] },
  { keyed: [{ n: 1 }] },
  { data: { $patch: "odd" } },
  { "$deleteFromPrimitiveList/set": 1 },
  { data: { $retainKeys: 1 } },
])("%j is a problem", (patch) => expect(merged({ set: ["a"] }, patch)).toHaveProperty("problem"));

test("a list that is no map has no merge key", () => {
  expect(mergeKeyOf(schema.properties?.keyed ?? {})).toBe("name");
  expect(mergeKeyOf(schema.properties?.plain ?? {})).toBeUndefined();
});

test("any two objects merge or have a problem; the target is not changed", () => {
  const object = fc.dictionary(
    fc.constantFrom("data", "keyed", "set", "$patch", "__proto__", "x"),
    fc.jsonValue() as fc.Arbitrary<Json>,
  );
  fc.assert(
    fc.property(object, object, (target, patch) => {
      const before = JSON.stringify(target);
      merged(target, patch);
      return JSON.stringify(target) === before;
    }),
  );
});
