import { expect, test } from "vitest";
import type { Schema } from "./schema.ts";
import {
  anyJson,
  anyObject,
  boolean,
  enums,
  integer,
  intOrString,
  list,
  map,
  microTime,
  number,
  object,
  optional,
  string,
  time,
} from "./schema.ts";
import type { Structural } from "./structural.ts";
import { structural } from "./structural.ts";

const item = object("I.", { id: string("K.") });

const cases: readonly (readonly [name: string, schema: Schema, rendered: Structural])[] = [
  [
    "a text with bounds",
    string("D.", { minLength: 1, maxLength: 9, pattern: "^a" }),
    { type: "string", description: "D.", minLength: 1, maxLength: 9, pattern: "^a" },
  ],
  ["a time", time("D."), { type: "string", description: "D.", format: "date-time" }],
  [
    "a time to the microsecond",
    microTime("D."),
    { type: "string", description: "D.", format: "date-time", pattern: expect.stringContaining("\\.\\d{6}") },
  ],
  ["a word", enums("D.", ["a"], { default: "a" }), { type: "string", description: "D.", default: "a", enum: ["a"] }],
  ["a switch", boolean("D.", { default: false }), { type: "boolean", description: "D.", default: false }],
  [
    "a whole number",
    integer("D.", { minimum: 0, maximum: 5 }),
    { type: "integer", description: "D.", format: "int32", minimum: 0, maximum: 5 },
  ],
  ["a number", number("D."), { type: "number", description: "D." }],
  ["a port", intOrString("D."), { description: "D.", "x-kubernetes-int-or-string": true }],
  ["any value", anyJson("D."), { description: "D.", "x-kubernetes-preserve-unknown-fields": true }],
  [
    "a free-form object",
    anyObject("D."),
    { type: "object", description: "D.", "x-kubernetes-preserve-unknown-fields": true },
  ],
  [
    "a map",
    map("D.", string("V."), { maxProperties: 3 }),
    {
      type: "object",
      description: "D.",
      additionalProperties: { type: "string", description: "V." },
      maxProperties: 3,
    },
  ],
  [
    "a list with keys",
    list("D.", item, { listType: "map", keys: ["id"], minItems: 1, maxItems: 2 }),
    {
      type: "array",
      description: "D.",
      items: structural(item),
      minItems: 1,
      maxItems: 2,
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["id"],
    },
  ],
  [
    "an object with rules",
    object(
      "D.",
      { a: string("A."), b: optional(string("B.")), c: integer("C.", { default: 1 }) },
      {
        mapType: "atomic",
        rules: [{ rule: "true", message: "m", fieldPath: ".a" }],
      },
    ),
    {
      type: "object",
      description: "D.",
      properties: {
        a: { type: "string", description: "A." },
        b: { type: "string", description: "B." },
        c: { type: "integer", description: "C.", default: 1, format: "int32" },
      },
      required: ["a"],
      "x-kubernetes-map-type": "atomic",
      "x-kubernetes-validations": [{ rule: "true", message: "m", fieldPath: ".a" }],
    },
  ],
];

test.each(cases)("%s", (_, schema, rendered) => {
  expect(structural(schema)).toEqual(rendered);
});

test("an object without required fields has no `required`, which may not be empty", () => {
  expect(structural(object("D.", { a: optional(string("A.")) }))).not.toHaveProperty("required");
});
