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
  expect(rules({})).toEqual(["anyOf", "oneOf"]);
  expect(rules({ a: "x", b: "y", c: 1 })).toEqual(["maxProperties", "oneOf", "not"]);
});
