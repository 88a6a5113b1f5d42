import { expect, test } from "vitest";
import { judged } from "./testing/judged.ts";

test("a reference is as what it names, and its neighbours count too", () => {
  const schema = { $ref: "#/$defs/s", minLength: 2, $defs: { s: { type: "string" } } };
  expect([judged(schema, 1), judged(schema, "a"), judged(schema, "ab")]).toEqual([["type"], ["minLength"], []]);
});

test("a dynamic reference is what the outermost resource says", () => {
  const list = { $id: "list", items: { $dynamicRef: "#item" }, $defs: { any: { $dynamicAnchor: "item" } } };
  const strings = { $ref: "list", $defs: { list, text: { $dynamicAnchor: "item", type: "string" } } };
  expect(judged(strings, ["a", 1])).toEqual(["[1] type"]);
  expect(judged({ $ref: "list", $defs: { list } }, ["a", 1])).toEqual([]);
  expect(judged({ $dynamicRef: "#plain", $defs: { a: { $anchor: "plain", type: "null" } } }, 1)).toEqual(["type"]);
});
