import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { render } from "../validation/field-error.ts";
import { structuralErrors } from "./structural.ts";

const said = (schema: object) => structuralErrors(schema as JsonObject, "s").map(render);
const field = (schema: object) => said({ type: "object", properties: { a: schema } });

test.each([
  { type: "string", pattern: "^a" },
  { type: "array", items: { type: "string" } },
  { type: "object", additionalProperties: { type: "string" } },
  { "x-kubernetes-int-or-string": true, anyOf: [{ type: "integer" }, { type: "string" }] },
  { "x-kubernetes-int-or-string": true, allOf: [{ anyOf: [{ type: "integer" }, { type: "string" }] }] },
  { "x-kubernetes-preserve-unknown-fields": true },
  { type: "object", properties: { b: { type: "string" } }, oneOf: [{ required: ["b"] }], not: { required: ["c"] } },
])("%j is structural", (schema) => expect(field(schema)).toEqual([]));

test.each([
  [{}, ".type: Required value: must not be empty for specified object fields"],
  [{ type: "array" }, ".items: Required value: must be specified"],
  [{ type: "array", items: {} }, ".items.type: Required value: must not be empty for specified array items"],
  [
    { type: "string", pattern: "(" },
    `.pattern: Invalid value: "(": must be a valid regular expression, but isn't: error parsing regexp: missing closing ): \`(\``,
  ],
  [
    { type: "object", "x-kubernetes-embedded-resource": true },
    ".properties: Required value: must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields",
  ],
  [
    { "x-kubernetes-int-or-string": true, "x-kubernetes-preserve-unknown-fields": true },
    ".x-kubernetes-preserve-unknown-fields: Invalid value: true: must be false if x-kubernetes-int-or-string is true",
  ],
  [{ type: "string", anyOf: [{ type: "string" }] }, ".anyOf[0].type: Forbidden: must be empty to be structural"],
  [
    { type: "object", allOf: [{ properties: { b: { default: 1 } } }] },
    ".allOf[0].properties[b].default: Forbidden: must be undefined to be structural",
  ],
])("%j is not", (schema, problem) => expect(field(schema)).toEqual([`s.properties[a]${problem}`]));

test("the root is an object, and says of metadata only what names look like", () => {
  expect(said({ type: "string" })).toEqual(['s.type: Invalid value: "string": must be object at the root']);
  expect(said({ type: "object", additionalProperties: { type: "string" } })).toEqual([
    "s.additionalProperties: Forbidden: must not be used at the root",
  ]);
  const metadata = (properties: object) => ({
    type: "object",
    properties: { metadata: { type: "object", properties } },
  });
  expect(said(metadata({ name: { type: "string", maxLength: 5 } }))).toEqual([]);
  expect(said(metadata({ labels: { type: "object" } }))).toEqual([
    "s.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified",
  ]);
});

test("what parts of the root say is of fields that there are", () => {
  const properties = { a: { type: "object", properties: { b: { type: "string" } } } };
  const parts = (inner: object) =>
    said({ type: "object", properties, anyOf: [{ properties: { a: { properties: inner } } }] });
  expect(parts({ b: { maxLength: 3 } })).toEqual([]);
  expect(parts({ c: { maxLength: 3 } })).toEqual([
    "s.properties[a].properties[c]: Required value: because it is defined in s.anyOf[0].properties[a].properties[c]",
  ]);
});

test("whatever is given, there is an answer", () => {
  fc.assert(fc.property(fc.object({ maxDepth: 6 }), (schema) => Array.isArray(said(schema))));
});
