import { expect, test } from "vitest";
import { converter } from "../schema/convert.ts";
import type { Structural } from "../schema/structural.ts";
import { equal } from "./equal.ts";
import { mapSize } from "./key.ts";
import { joinUnordered, KeyedList, SetList } from "./typed.ts";
import type { Value } from "./value.ts";

const text: Structural = { type: "string" };
const open: Structural = {
  type: "object",
  "x-kubernetes-preserve-unknown-fields": true,
  properties: { a: text, "0": text },
};
const under = (schema: Structural, a: Value, b: Value) => equal(converter(schema)(a), converter(schema)(b));
const items: Structural = { type: "object", properties: { name: text, port: { type: "integer" } } };
const keyed: Structural = {
  type: "array",
  items,
  "x-kubernetes-list-type": "map",
  "x-kubernetes-list-map-keys": ["name"],
};
const set: Structural = { type: "array", items: text, "x-kubernetes-list-type": "set" };

test("unknown fields count only where both objects have them", () => {
  expect(under(open, { a: "x", u: 1 }, { a: "x", u: 1 })).toBe(true);
  expect(under(open, { a: "x", u: 1 }, { a: "x", u: 2 })).toBe(false);
  // As many properties: the API server does not look at the other's.
  expect(under(open, { a: "x", u: 1 }, { a: "x", v: 1 })).toBe(true);
  expect(under(open, { a: "x", u: 1 }, { a: "x" })).toBe(false);
  expect(under(open, { a: "x" }, { a: "x", u: 1 })).toBe(false);
  expect(under(open, { "0": "x" }, { "0": "y" })).toBe(false);
  expect(under(open, { "0": "x", a: "y" }, { "0": "x", a: "y" })).toBe(true);
});

test("a field that is null is there for the size alone", () => {
  const schema: Structural = { type: "object", properties: { a: { type: "string", nullable: true }, b: text } };
  expect(under(schema, { a: null }, { a: null })).toBe(true);
  expect(under(schema, { a: null }, {})).toBe(false);
  expect(under(schema, { a: null, b: "x" }, { b: "x" })).toBe(false);
  expect(mapSize(converter(schema)({ a: null, b: "x" }))).toBe(2);
});

test("sets and keyed lists have no order", () => {
  expect(under(set, ["a", "b"], ["b", "a"])).toBe(true);
  expect(under(set, ["a", "b"], ["b", "c"])).toBe(false);
  const [http, dns] = [
    { name: "http", port: 80 },
    { name: "dns", port: 53 },
  ];
  expect(under(keyed, [http, dns], [dns, http])).toBe(true);
  expect(under(keyed, [http, dns], [dns, { ...http, port: 8080 }])).toBe(false);
  expect(under(keyed, [http], [http, dns])).toBe(false);
});

test("what is joined keeps one of each", () => {
  const tags = converter(set)(["a", "b"]);
  if (!(tags instanceof SetList)) throw new Error("no set");
  expect([...joinUnordered(tags, ["b", "c", "c"])]).toEqual(["a", "b", "c"]);
  const ports = converter(keyed)([{ name: "http", port: 80 }]);
  if (!(ports instanceof KeyedList)) throw new Error("no keyed list");
  const joined = joinUnordered(ports, [
    { name: "http", port: 8080 },
    { name: "dns", port: 53 },
  ]);
  expect([...joined]).toEqual([
    { name: "http", port: 8080 },
    { name: "dns", port: 53 },
  ]);
});

test("methods of arrays make plain lists of them", () => {
  const tags = converter(set)(["a", "b"]);
  expect(Array.isArray(tags) && tags.map((tag) => tag) instanceof SetList).toBe(false);
});
