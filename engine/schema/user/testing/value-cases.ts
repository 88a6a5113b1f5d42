import type { Json } from "@bubustack/api/json";
import type { Group } from "./group.ts";
import { both, only7, only2020 } from "./group.ts";

const types: readonly Json[] = [
  { type: "null" },
  { type: "boolean" },
  { type: "object" },
  { type: "array" },
  { type: "number" },
  { type: "string" },
  { type: "integer" },
];

const scalars: readonly Group[] = [
  ["(boolean schemas)", both, [true, false, {}]],
  [
    "type",
    both,
    [...types, { type: ["string", "null"] }, { type: ["integer", "string"] }, { type: ["number", "integer"] }],
    [1.0, 1.5, 2 ** 53, 1e20, false],
  ],
  [
    "enum",
    both,
    [{ enum: [1, "a", null] }, { enum: [[1], { a: 1 }] }, { enum: [true, 0] }, { enum: [{ a: { b: [1, 2] } }, 1.0] }],
    [{ a: { b: [1, 2] } }, { a: { b: [2, 1] } }, 1.0, false, "0"],
  ],
  [
    "const",
    both,
    [
      { const: 1 },
      { const: 1.0 },
      { const: null },
      { const: { a: 1, b: [2] } },
      { const: [] },
      { const: "a" },
      { const: 0 },
    ],
    [{ b: [2], a: 1 }, { a: 1, b: [2], c: 3 }, { a: 1, b: 2 }, false, -0, "1"],
  ],
  ["minLength", both, [{ minLength: 1 }, { minLength: 3 }, { minLength: 0 }, { minLength: 2 }], ["ab", "😀😀", "é"]],
  ["maxLength", both, [{ maxLength: 0 }, { maxLength: 1 }, { maxLength: 2, minLength: 1 }], ["ab", "😀😀", "😀😀😀"]],
  [
    "pattern",
    both,
    [
      { pattern: "^a" },
      { pattern: "o+$" },
      { pattern: "^[a-z]+(-[a-z]+)*$" },
      { pattern: "\\d{2,}" },
      { pattern: "^\\p{L}+$" },
      { pattern: "^.$" },
      { pattern: "" },
      { pattern: "(a|b)c?" },
    ],
    ["foo-bar", "12", "x1y22", "é", "abc", "ABC"],
  ],
  ["minimum", both, [{ minimum: 0 }, { minimum: 1.5 }, { minimum: -2 }], [1.5, -2, -2.1, 1.4999]],
  ["maximum", both, [{ maximum: 0 }, { maximum: 1.5 }, { minimum: 0, maximum: 1 }], [1.5, 1.6, 0.5]],
  ["exclusiveMinimum", both, [{ exclusiveMinimum: 0 }, { exclusiveMinimum: 1.5 }], [0.1, 1.5, 1.6]],
  ["exclusiveMaximum", both, [{ exclusiveMaximum: 0 }, { exclusiveMaximum: 1.5 }], [-0.1, 1.5, 1.4]],
  [
    "multipleOf",
    both,
    [{ multipleOf: 1 }, { multipleOf: 2 }, { multipleOf: 0.5 }, { multipleOf: 1.5 }],
    [4, 3, 2.5, 4.5, -6],
  ],
  [
    "(annotations)",
    both,
    [
      { title: "T", description: "D", default: 1, examples: [1], readOnly: true, writeOnly: true, $comment: "c" },
      { contentEncoding: "base64", contentMediaType: "application/json" },
      { format: "made-up" },
      { unknownKeyword: { type: "string" }, type: "object" },
    ],
    [],
  ],
];

const lists: readonly Group[] = [
  [
    "items",
    both,
    [{ items: { type: "integer" } }, { items: false }, { items: true }, { items: { items: { minimum: 1 } } }],
    [
      [1, 2],
      [1, 2.5],
      [[1], [0]],
      [[], [2]],
    ],
  ],
  [
    "items (list)",
    only7,
    [
      { items: [{ type: "integer" }, { type: "string" }] },
      { items: [{ type: "integer" }], additionalItems: false },
      { items: [{ type: "integer" }], additionalItems: { type: "null" } },
      { items: [true, false] },
      { additionalItems: false },
      { items: {}, additionalItems: false },
    ],
    [[1, "a", 2], [1, null], [1, null, 1], ["a"]],
  ],
  [
    "prefixItems",
    only2020,
    [
      { prefixItems: [{ type: "integer" }, { type: "string" }] },
      { prefixItems: [{ type: "integer" }], items: false },
      { prefixItems: [{ type: "integer" }], items: { type: "null" } },
      { prefixItems: [true, false] },
    ],
    [[1, "a", 2], [1, null], [1, null, 1], ["a"]],
  ],
  ["minItems", both, [{ minItems: 1 }, { minItems: 2 }, { minItems: 0 }]],
  ["maxItems", both, [{ maxItems: 0 }, { maxItems: 1 }, { minItems: 1, maxItems: 2 }]],
  [
    "uniqueItems",
    both,
    [{ uniqueItems: true }, { uniqueItems: false }],
    [
      [1, 1.0],
      [1, true],
      [0, false],
      ["1", 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [
        [1, 2],
        [2, 1],
      ],
      [[1], [1]],
      [{ a: [1] }, { a: [1] }],
      [null, null],
      [{}, []],
    ],
  ],
  [
    "contains",
    both,
    [{ contains: { type: "string" } }, { contains: { const: 1 } }, { contains: false }, { contains: true }],
    [
      ["a", 1],
      [2, 3],
    ],
  ],
  [
    "minContains",
    only2020,
    [
      { contains: { type: "integer" }, minContains: 2 },
      { contains: { type: "integer" }, minContains: 0 },
      { minContains: 2 },
      { contains: { type: "integer" }, minContains: 1, maxContains: 2 },
    ],
    [
      [1, 2],
      [1, 2, 3],
      ["a", 2, "b", 4],
    ],
  ],
  [
    "maxContains",
    only2020,
    [{ contains: { type: "integer" }, maxContains: 1 }, { maxContains: 0 }],
    [
      [1, 2],
      ["a", 1],
    ],
  ],
];

const objects: readonly Group[] = [
  [
    "properties",
    both,
    [
      { properties: { a: { type: "integer" } } },
      { properties: { a: false } },
      { properties: { a: { properties: { b: { type: "null" } } }, foo: { items: { type: "integer" } } } },
      { properties: { toString: { type: "string" }, constructor: { type: "integer" } } },
    ],
    [{ a: { b: null } }, { a: { b: 1 } }, { toString: 1 }, { constructor: 1 }],
  ],
  [
    "patternProperties",
    both,
    [
      { patternProperties: { "^a": { type: "integer" } } },
      { patternProperties: { o: true, "^b": false } },
      { properties: { a: { minimum: 1 } }, patternProperties: { "^.$": { type: "integer" } } },
    ],
    [{ a: 0 }, { ab: 1, b: 2 }, { abc: "x" }],
  ],
  [
    "additionalProperties",
    both,
    [
      { additionalProperties: false },
      { additionalProperties: { type: "integer" } },
      { properties: { a: {} }, additionalProperties: false },
      { properties: { a: {} }, patternProperties: { "^f": {} }, additionalProperties: { type: "object" } },
    ],
    [
      { a: 1, c: {} },
      { f: 1, g: {} },
      { f: 1, g: 1 },
    ],
  ],
  [
    "required",
    both,
    [{ required: ["a"] }, { required: ["a", "b"] }, { required: [] }, { required: ["toString"] }],
    [{ a: null, b: null }, { toString: 1 }],
  ],
  ["minProperties", both, [{ minProperties: 1 }, { minProperties: 2 }]],
  ["maxProperties", both, [{ maxProperties: 0 }, { maxProperties: 1 }, { minProperties: 1, maxProperties: 1 }]],
  [
    "propertyNames",
    both,
    [
      { propertyNames: { maxLength: 1 } },
      { propertyNames: false },
      { propertyNames: { enum: ["a", "b"] } },
      { propertyNames: { pattern: "^f" } },
    ],
    [{ foo: 1 }, { b: 1 }],
  ],
  [
    "dependencies",
    both,
    [
      { dependencies: { a: ["b"] } },
      { dependencies: { a: { required: ["c"] } } },
      { dependencies: { a: false, b: [] } },
    ],
    [{ a: 1, c: 1 }, { b: 1 }],
  ],
  [
    "dependentRequired",
    only2020,
    [{ dependentRequired: { a: ["b", "c"] } }, { dependentRequired: { a: [] } }],
    [{ a: 1, b: 1, c: 1 }, { b: 1 }],
  ],
  [
    "dependentSchemas",
    only2020,
    [
      { dependentSchemas: { a: { properties: { b: { type: "integer" } }, required: ["b"] } } },
      { dependentSchemas: { a: false } },
    ],
    [{ a: 1, b: "x" }, { b: 1 }],
  ],
];

/** The keywords about values: of any type, lists and objects. */
export const valueCases: readonly Group[] = [...scalars, ...lists, ...objects];
