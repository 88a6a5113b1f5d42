import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { render } from "../validation/field-error.ts";
import { isUnsupported, keywordErrors } from "./keywords.ts";

const said = (schema: object) =>
  keywordErrors({ type: "object", properties: { a: schema } } as JsonObject, "s").map(render);
const item = (more: object) => ({ type: "object", required: ["b"], properties: { b: { type: "string" } }, ...more });
const map = (keys: readonly string[], items: object) => ({
  type: "array",
  "x-kubernetes-list-type": "map",
  "x-kubernetes-list-map-keys": keys,
  items,
});

test.each([
  map(["b"], item({})),
  map(["b"], { type: "object", properties: { b: { type: "string", default: "x" } } }),
  { type: "array", "x-kubernetes-list-type": "set", items: { type: "object", "x-kubernetes-map-type": "atomic" } },
  { type: "object", "x-kubernetes-map-type": "granular", additionalProperties: { type: "string" } },
])("%j is good", (schema) => expect(said(schema)).toEqual([]));

test.each([
  [
    { type: "odd" },
    '.type: Unsupported value: "odd": supported values: "array", "boolean", "integer", "number", "object", "string"',
  ],
  [
    { type: "array", uniqueItems: true, items: {} },
    ".uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic",
  ],
  [
    { type: "object", properties: { b: {} }, additionalProperties: {} },
    ".additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive",
  ],
  [
    { type: "string", "x-kubernetes-list-type": "set" },
    '.type: Invalid value: "string": must be array if x-kubernetes-list-type is specified',
  ],
  [
    { type: "array", "x-kubernetes-list-type": "set", items: { type: "object" } },
    ".items.x-kubernetes-map-type: Invalid value: null: must be atomic as item of a list with x-kubernetes-list-type=set",
  ],
  [
    map([], item({})),
    ".x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map",
  ],
  [
    map(["z"], item({})),
    '.x-kubernetes-list-map-keys: Invalid value: ["z"]: entries must all be names of item properties',
  ],
  [
    map(["b"], item({ required: [] })),
    ".items.properties[b].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property",
  ],
  [
    map(["b"], item({ nullable: true })),
    ".items.nullable: Forbidden: cannot be nullable when x-kubernetes-list-type is map",
  ],
  [
    { type: "array", items: {}, "x-kubernetes-list-map-keys": ["b"] },
    ".x-kubernetes-list-type: Required value: must be map if x-kubernetes-list-map-keys is non-empty",
  ],
])("%j is not", (schema, problem) => expect(said(schema)).toEqual([`s.properties[a]${problem}`]));

test("types of whole objects have no defaults, and what Kubernetes does not know is told apart", () => {
  const kind = { type: "object", properties: { kind: { type: "string", default: "x" } } };
  expect(keywordErrors(kind, "s").map(render)).toEqual([
    "s.properties[kind].default: Forbidden: must not be set in top-level kind",
  ]);
  const errors = keywordErrors({ type: "object", $ref: "#/x", nullable: true }, "s");
  expect(errors.map(render)).toEqual(["s.$ref: Forbidden: $ref is not supported"]);
  expect(errors.every(isUnsupported)).toBe(true);
});
