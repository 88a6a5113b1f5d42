import type { Json } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { compile } from "./structural.ts";

const item = {
  type: "object",
  properties: { name: { type: "string" }, port: { type: "integer", default: 80 } },
} as const;
const list = compile({
  type: "array",
  items: item,
  "x-kubernetes-list-type": "map",
  "x-kubernetes-list-map-keys": ["name", "port"],
});
const duplicates = (value: Json) => list.check(value).violations.map(({ path, value: key }) => [path, key]);

test("items of a map are told apart by all of their keys, defaults included", () => {
  expect(duplicates([{ name: "a" }, { name: "a", port: 81 }])).toEqual([]);
  expect(duplicates([{ name: "a" }, { name: "b" }, { name: "a", port: 80 }])).toEqual([[[2], { name: "a", port: 80 }]]);
});

test("an item without its key is not compared", () => {
  expect(duplicates([{}, {}])).toEqual([]);
});

test("a set compares whole values", () => {
  const set = compile({ type: "array", items: { type: "integer" }, "x-kubernetes-list-type": "set" });
  expect(set.check([1, 2, 1, 1]).violations.map(({ path }) => path)).toEqual([[2], [3]]);
});
