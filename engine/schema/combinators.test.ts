import type { Json } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { compile } from "./structural.ts";

test("combinators judge without changing the view", () => {
  const one = compile({
    type: "object",
    properties: { a: { type: "string" }, b: { type: "string" } },
    oneOf: [{ required: ["a"] }, { required: ["b"] }],
    not: { required: ["c"] },
    anyOf: [{ required: ["a"] }, { required: ["b"] }],
    allOf: [{ maxProperties: 2 }],
  });
  const rules = (value: Json) => one.check(value).violations.map(({ rule }) => rule);
  expect(rules({ a: "x" })).toEqual([]);
  expect(rules({ a: "x", b: "y" })).toEqual(["oneOf"]);
  expect(rules({})).toEqual(["anyOf", "required", "oneOf", "required"]);
  expect(rules({ a: "x", b: "y", c: 1 })).toEqual(["oneOf", "maxProperties", "allOf", "not"]);
});

test("what a value violates in the first part is said at its place, with how many parts it fits", () => {
  const either = { type: "object", oneOf: [{ required: ["a"] }, { required: ["b"] }] } as const;
  const inside = compile({ type: "object", properties: { x: either } });
  expect(inside.check({ x: {} }).violations).toEqual([
    { path: ["x"], rule: "oneOf", limit: 0, value: {} },
    { path: ["x", "a"], rule: "required", limit: true },
  ]);
  const all = compile({ type: "object", allOf: [{ required: ["a"] }, { required: ["b"] }] });
  expect(all.check({ a: 1 }).violations.map(({ rule, limit }) => [rule, limit])).toEqual([
    ["required", true],
    ["allOf", 1],
  ]);
});
