import type { Json } from "@bubustack/api/json";
import type { Group } from "./group.ts";
import { both, only2020 } from "./group.ts";

/** As text: an object with a property `then` is easily taken for a promise. */
const conditions: readonly Json[] = JSON.parse(`[
  { "if": { "type": "integer" }, "then": { "minimum": 1 }, "else": { "type": "string" } },
  { "if": { "type": "integer" }, "then": { "minimum": 1 } },
  { "if": { "type": "integer" }, "else": { "type": "string" } },
  { "if": { "type": "integer" } },
  { "then": false, "else": false },
  { "if": { "properties": { "a": { "const": 1 } }, "required": ["a"] }, "then": { "required": ["b"] } }
]`);
const evaluating: readonly Json[] = JSON.parse(`[
  {
    "if": { "properties": { "a": { "const": 1 } }, "required": ["a"] },
    "then": { "properties": { "b": {} } },
    "else": { "properties": { "foo": {} } },
    "unevaluatedProperties": false
  }
]`);

const combined: readonly Group[] = [
  [
    "allOf",
    both,
    [
      { allOf: [{ type: "integer" }, { minimum: 1 }] },
      { allOf: [{}, true] },
      { allOf: [{ required: ["a"] }, { required: ["b"] }], type: "object" },
      { allOf: [false] },
    ],
    [5, 0],
  ],
  [
    "anyOf",
    both,
    [
      { anyOf: [{ type: "integer" }, { minLength: 2 }] },
      { anyOf: [{ type: "string" }, { type: "null" }] },
      { anyOf: [false, { const: 1 }] },
      { anyOf: [{ required: ["a"] }, { required: ["foo"] }], type: "object" },
    ],
  ],
  [
    "oneOf",
    both,
    [
      { oneOf: [{ type: "integer" }, { minimum: 1 }] },
      { oneOf: [{ type: "string" }, { type: "null" }] },
      { oneOf: [true, true] },
      { oneOf: [{ required: ["a"] }, { required: ["b"] }] },
    ],
    [1.5, 2],
  ],
  [
    "not",
    both,
    [{ not: { type: "string" } }, { not: {} }, { not: { not: { type: "integer" } } }, { not: { required: ["a"] } }],
  ],
  ["if", both, [...conditions], [5, { a: 1, b: 1 }]],
];

const references: readonly Group[] = [
  [
    "$ref",
    both,
    [
      { $ref: "#/$defs/n", $defs: { n: { type: "integer" } } },
      { $ref: "#/definitions/n", definitions: { n: { type: ["string", "null"] } } },
      { properties: { a: { $ref: "#" }, b: { type: "integer" } }, type: "object" },
      { items: { $ref: "#/$defs/a~1b" }, $defs: { "a/b": { type: "integer" } } },
      { items: { $ref: "#/$defs/a%25b" }, $defs: { "a%b": { type: "integer" } } },
      { $ref: "#/$defs/x/properties/y", $defs: { x: { properties: { y: { type: "string" } } } } },
      { allOf: [{ $ref: "#/$defs/s" }, { minLength: 1 }], $defs: { s: { type: "string" } } },
      { properties: { foo: { $ref: "#/properties/bar" }, bar: { type: "object" } } },
      { $ref: "#/$defs/tree", $defs: { tree: { type: "object", additionalProperties: { $ref: "#/$defs/tree" } } } },
    ],
    [{ a: { b: 1 } }, { a: { a: { b: "x" } } }, { x: { y: {} } }, { x: { y: 1 } }],
  ],
  [
    "$id",
    both,
    [
      { $id: "http://example.com/root", $ref: "http://example.com/root#/$defs/n", $defs: { n: { type: "integer" } } },
      { $id: "http://example.com/a/root", allOf: [{ $ref: "item" }], $defs: { i: { $id: "item", type: "string" } } },
      {
        $id: "http://example.com/",
        allOf: [{ $ref: "x/y#/$defs/z" }],
        $defs: { i: { $id: "x/y", $defs: { z: { type: "null" } } } },
      },
    ],
  ],
  [
    "$anchor",
    only2020,
    [
      { $ref: "#n", $defs: { x: { $anchor: "n", type: "integer" } } },
      {
        $id: "http://example.com/r",
        items: { $ref: "other#n" },
        $defs: { x: { $id: "other", $defs: { y: { $anchor: "n", type: "string" } } } },
      },
    ],
  ],
  [
    "$dynamicRef",
    only2020,
    [
      { $dynamicRef: "#n", $defs: { x: { $dynamicAnchor: "n", type: "integer" } } },
      { $dynamicAnchor: "node", type: "object", properties: { foo: true, a: { $dynamicRef: "#node" } } },
      {
        $id: "http://example.com/strict",
        $dynamicAnchor: "node",
        $ref: "tree",
        unevaluatedProperties: false,
        $defs: {
          tree: {
            $id: "tree",
            $dynamicAnchor: "node",
            type: "object",
            properties: { data: true, a: true, children: { type: "array", items: { $dynamicRef: "#node" } } },
          },
        },
      },
    ],
    [{ a: {} }, { children: [{ data: 1 }] }, { children: [{ daat: 1 }] }, { children: [1] }],
  ],
];

const unevaluated: readonly Group[] = [
  [
    "unevaluatedProperties",
    only2020,
    [
      { properties: { a: {} }, unevaluatedProperties: false },
      { allOf: [{ properties: { a: {} } }], properties: { b: {} }, unevaluatedProperties: false },
      {
        anyOf: [
          { properties: { a: { const: 1 } }, required: ["a"] },
          { properties: { b: {} }, required: ["b"] },
        ],
        unevaluatedProperties: false,
      },
      {
        oneOf: [{ properties: { a: { type: "integer" } } }, { properties: { a: { type: "string" } } }],
        unevaluatedProperties: { type: "integer" },
      },
      ...evaluating,
      { not: { properties: { a: { type: "string" } } }, unevaluatedProperties: false },
      { $ref: "#/$defs/x", unevaluatedProperties: false, $defs: { x: { properties: { a: {} } } } },
      { patternProperties: { "^f": {} }, unevaluatedProperties: { type: "object" } },
      { additionalProperties: true, unevaluatedProperties: false },
      { allOf: [{ unevaluatedProperties: true }], unevaluatedProperties: false },
      { properties: { a: { properties: { b: {} }, unevaluatedProperties: false } } },
      { dependentSchemas: { a: { properties: { b: {} } } }, properties: { a: {} }, unevaluatedProperties: false },
    ],
    [{ b: 1 }, { a: 1, b: 1 }, { a: 1, b: 1, c: 1 }, { f: 1 }, { a: { b: 1, c: 1 } }],
  ],
  [
    "unevaluatedItems",
    only2020,
    [
      { prefixItems: [{}], unevaluatedItems: false },
      { allOf: [{ prefixItems: [{}, {}] }], unevaluatedItems: { type: "null" } },
      { items: {}, unevaluatedItems: false },
      { contains: { type: "string" }, unevaluatedItems: false },
      { anyOf: [{ prefixItems: [{ const: 1 }] }, { prefixItems: [{}, { const: "a" }] }], unevaluatedItems: false },
      { unevaluatedItems: { type: "integer" } },
      { allOf: [{ unevaluatedItems: true }], unevaluatedItems: false },
    ],
    [
      [1, "a"],
      ["a", 1],
      [1, 2, null],
      ["a", "b"],
    ],
  ],
];

/** The keywords that combine schemas, and those that look at what others evaluated. */
export const schemaCases: readonly Group[] = [...combined, ...references, ...unevaluated];
