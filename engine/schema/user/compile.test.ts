import type { Json, JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { expect, test } from "vitest";
import { compileUserSchema } from "./compile.ts";

const problems = (schema: Json) => {
  const found = compileUserSchema(schema);
  return "problems" in found
    ? found.problems.map(({ path, message, fix }) => `${formatPath(path)}: ${message}; ${fix}`)
    : [];
};

const modern = "https://json-schema.org/draft/2020-12/schema";

test.each<[JsonObject, string | RegExp]>([
  [{ type: "strin" }, 'type: "strin" is no type; write one of null, boolean, object, array, number, string, integer'],
  [{ type: [] }, "type: is empty: nothing fits; name at least one type, or remove it"],
  [{ type: ["string", "string"] }, 'type[1]: "string" is already in the list; keep one'],
  [{ type: 5 }, /^type: 5 is no type/],
  [{ properties: [] }, "properties: is an array ([]); write an object"],
  [{ properties: { a: 5 } }, "properties.a: is 5, which is no schema; write an object, true or false"],
  [{ items: { items: "x" } }, /^items\.items: is "x", which is no schema/],
  [{ required: true }, "required: is a boolean (true); write a list of the properties that are required"],
  [{ required: ["a", "a"] }, 'required[1]: "a" is already in the list; keep one'],
  [{ required: [1] }, "required[0]: is an integer (1); write a text"],
  [{ minLength: -1 }, "minLength: is an integer (-1); write a whole number, 0 or more"],
  [{ minLength: 1.5 }, "minLength: is a number (1.5); write a whole number, 0 or more"],
  [{ minLength: 3, maxLength: 2 }, "minLength: is 3, above maxLength (2): nothing fits; write 2 or less"],
  [{ minimum: 3, maximum: 2 }, "minimum: is 3, above maximum (2): nothing fits; write 2 or less"],
  [{ minimum: "1" }, 'minimum: is a string ("1"); write a number'],
  [{ exclusiveMinimum: true }, "exclusiveMinimum: is a boolean (true); write a number"],
  [{ multipleOf: 0 }, "multipleOf: is 0; write a number above 0"],
  [{ enum: [] }, "enum: is empty: nothing fits; list at least one value, or remove it"],
  [{ enum: "a" }, 'enum: is a string ("a"); write a list'],
  [{ allOf: [] }, "allOf: is empty; write at least one schema, or remove it"],
  [{ anyOf: {} }, "anyOf: is an object ({}); write a list"],
  [
    { pattern: "(?=a)" },
    'pattern: "(?=a)" is no pattern: look-around has no linear-time form (at 0); write one in the syntax of RE2',
  ],
  [{ patternProperties: { "(": {} } }, /^patternProperties\[\(\]: "\(" is no pattern: a group is not closed/],
  [{ uniqueItems: 1 }, "uniqueItems: is an integer (1); write true or false"],
  [{ title: 5 }, "title: is an integer (5); write a text"],
  [{ readOnly: "yes" }, 'readOnly: is a string ("yes"); write true or false'],
  [{ examples: 1 }, "examples: is an integer (1); write a list"],
  [{ dependencies: { a: 5 } }, /^dependencies\.a: is 5, which is no schema/],
  [{ dependentRequired: { a: "b" } }, 'dependentRequired.a: is a string ("b"); write a list of texts'],
  [{ $schema: "http://json-schema.org/draft-04/schema#" }, /^\$schema: "http:.*" is not a known draft; write "https:/],
  [{ $schema: 7 }, /^\$schema: 7 is not a known draft/],
  [{ $ref: 5 }, "$ref: is an integer (5); write a text"],
  [{ $ref: "#/$defs/x" }, '$ref: "#/$defs/x" names no schema: nothing is there; define it under $defs'],
  [
    { $ref: "#/$defs/x", $defs: { y: {}, z: {} } },
    '$ref: "#/$defs/x" names no schema: nothing is there; write "#/$defs/y", "#/$defs/z", or define it under $defs',
  ],
  [{ $ref: "#x" }, '$ref: "#x" names no schema: there is no such anchor; define it under $defs'],
  [{ $ref: "#/const", const: 5 }, /^const: is 5, which is no schema/],
  [
    { items: { $ref: "https://example.com/a" } },
    'items.$ref: "https://example.com/a" leads out of the schema, and nothing is fetched; copy what it names under $defs and write "#/$defs/<name>"',
  ],
  [{ $defs: { a: { type: "x" } } }, /^\$defs\.a\.type: "x" is no type/],
  [{ $schema: modern, items: [{}] }, "items: is a list; write the schemas of the first items under prefixItems"],
  [{ $anchor: "a b" }, '$anchor: is "a b"; write a name of letters, digits, -, _ and .'],
  [{ $defs: { a: { $anchor: "x" }, b: { $anchor: "x" } } }, /^\$defs\.b\.\$anchor: "x" is already the name/],
  [{ $defs: { a: { $id: "x" }, b: { $id: "x" } } }, /^\$defs\.b\.\$id: "x" is already the \$id/],
  [{ $defs: { a: { $id: "x#y" } } }, /^\$defs\.a\.\$id: "x#y" has a fragment/],
  [{ $id: 5 }, "$id: is 5; write a URI"],
])("%j", (schema, expected) => {
  const [first] = problems(schema);
  if (typeof expected === "string") expect(first).toBe(expected);
  else expect(first).toMatch(expected);
});

test("all problems at once, each at its place", () => {
  expect(problems({ properties: { a: { type: "x" }, b: { minLength: "1" } }, required: "a" })).toHaveLength(3);
});

test.each<[string, Json]>([
  ["true", true],
  ["false", false],
  ["keywords that nobody knows", { "x-kubernetes-preserve-unknown-fields": true, nullable: true, foo: { type: 5 } }],
  [
    "keywords of another draft",
    { $schema: "http://json-schema.org/draft-07/schema#", prefixItems: 5, unevaluatedItems: 5 },
  ],
  ["keywords of both drafts where none is named", { prefixItems: [{}], definitions: {}, dependentRequired: {} }],
  ["a reference to an anchor of draft 7", { $ref: "#a", definitions: { x: { $id: "#a" } } }],
  ["a reference to a place that is no keyword", { $ref: "#/x-parts/a", "x-parts": { a: { type: "string" } } }],
  ["required: true in a property", { properties: { a: { type: "string", required: true }, b: { required: false } } }],
  [
    "a schema in an unused keyword's value",
    { const: { type: "nope" }, enum: [{ minLength: -1 }], default: { $ref: "x" } },
  ],
])("%s: accepted", (_, schema) => {
  expect(problems(schema)).toEqual([]);
});

test.each([5, "x", null, []])("%j is no schema", (schema) => {
  expect(problems(schema)[0]).toMatch(/which is no schema/);
});
