import type { Json, JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileUserSchema } from "./compile.ts";
import { applyDefaults } from "./defaults.ts";
import { values } from "./testing/arbitrary.ts";

function filled(schema: JsonObject, value: Json, maxSteps?: number): Json {
  const found = compileUserSchema(schema);
  if ("problems" in found) throw new Error(JSON.stringify(found.problems));
  return applyDefaults(found.schema, value, maxSteps);
}

test.each<[string, JsonObject, Json, Json]>([
  ["a missing property", { properties: { a: { default: 1 } } }, {}, { a: 1 }],
  [
    "null and false are defaults too",
    { properties: { a: { default: null }, b: { default: false } } },
    {},
    { a: null, b: false },
  ],
  [
    "what is there stays, whatever its type",
    { properties: { a: { type: "string", default: "x" } } },
    { a: null },
    { a: null },
  ],
  [
    "what is filled in is itself filled in",
    { properties: { a: { default: {}, properties: { b: { default: 2 } } } } },
    {},
    { a: { b: 2 } },
  ],
  [
    "nothing is made for a default below what is missing",
    { properties: { a: { properties: { b: { default: 2 } } } } },
    {},
    {},
  ],
  ["items", { items: { properties: { a: { default: 1 } } } }, [{}, { a: 2 }, 3], [{ a: 1 }, { a: 2 }, 3]],
  ["first items", { prefixItems: [{ properties: { a: { default: 1 } } }], items: true }, [{}, {}], [{ a: 1 }, {}]],
  ["other properties", { additionalProperties: { properties: { a: { default: 1 } } } }, { x: {} }, { x: { a: 1 } }],
  [
    "allOf",
    { allOf: [{ properties: { a: { default: 1 } } }, { properties: { b: { default: 2 } } }] },
    {},
    { a: 1, b: 2 },
  ],
  ["$ref", { $ref: "#/$defs/x", $defs: { x: { properties: { a: { default: 1 } } } } }, {}, { a: 1 }],
  [
    "the default of what a property refers to",
    { properties: { a: { $ref: "#/$defs/x" } }, $defs: { x: { default: 3 } } },
    {},
    { a: 3 },
  ],
  [
    "alternatives fill in nothing",
    { anyOf: [{ properties: { a: { default: 1 } } }], properties: { b: { default: 1 } } },
    {},
    { b: 1 },
  ],
  [
    "references and templates are left alone",
    { properties: { a: { properties: { b: { default: 1 } } }, c: { default: 1 } } },
    { a: { $bubuStorageRef: "x" } },
    { a: { $bubuStorageRef: "x" }, c: 1 },
  ],
  ["a text is not filled in", { default: { a: 1 }, properties: { a: { default: 1 } } }, "x", "x"],
])("%s", (_, schema, value, expected) => {
  const before = JSON.stringify(value);
  expect(filled(schema, value)).toEqual(expected);
  expect(JSON.stringify(value)).toBe(before);
});

test("the same reference where nothing is missing", () => {
  const value = { a: 1, b: { c: [{}] } };
  expect(filled({ properties: { a: { default: 1 } } }, value)).toBe(value);
  expect(filled({ type: "object" }, value)).toBe(value);
});

test("32 levels deep, and no further than the budget", () => {
  const tree = { properties: { name: { default: "x" }, child: { $ref: "#" } } };
  let value: Json = {};
  for (let i = 0; i < 40; i++) value = { child: value };
  const text = JSON.stringify(filled(tree, value));
  expect(text.match(/"name"/g)).toHaveLength(33);
  expect(filled({ properties: { a: { default: 1 }, b: { default: 2 } } }, {}, 1)).toEqual({ a: 1 });
});

test("is idempotent", () => {
  const schema = {
    properties: { a: { default: { b: [] } }, b: { items: { $ref: "#" } } },
    additionalProperties: { properties: { a: { default: 1 } } },
  };
  fc.assert(
    fc.property(values, (value) => {
      const once = filled(schema, value);
      expect(filled(schema, once)).toEqual(once);
    }),
  );
});
