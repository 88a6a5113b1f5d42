import { compile } from "@bubustack/engine/schema/structural";
import { expect, test } from "vitest";
import { render } from "./field-error.ts";
import { dotted, fieldErrors } from "./violations.ts";

const schema = compile({
  type: "object",
  required: ["need"],
  properties: {
    need: { type: "string" },
    text: { type: "string", minLength: 2, maxLength: 3, pattern: "^[a-z]*$" },
    number: { type: "integer", minimum: 1, maximum: 3 },
    choice: { type: "string", enum: ["a", "b"] },
    list: { type: "array", minItems: 1, maxItems: 2, items: { type: "string" } },
    keyed: {
      type: "array",
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["name"],
      items: { type: "object", properties: { name: { type: "string" } } },
    },
    when: { type: "string", format: "date-time" },
    map: { type: "object", maxProperties: 1, additionalProperties: { type: "string" } },
  },
});
const said = (value: object) =>
  schema
    .check({ need: "x", ...value } as never)
    .violations.flatMap((violation) => fieldErrors([violation]).map(render));

test("words violations as the API server does", () => {
  expect(schema.check({}).violations.flatMap((violation) => fieldErrors([violation]).map(render))).toEqual([
    "need: Required value",
  ]);
  expect(said({ text: 5 })).toEqual(['text: Invalid value: "integer": text in body must be of type string: "integer"']);
  expect(said({ text: "abcd" })).toEqual(["text: Too long: may not be more than 3 bytes"]);
  expect(said({ text: "a" })).toEqual(['text: Invalid value: "a": text in body should be at least 2 chars long']);
  expect(said({ text: "AB" })).toEqual([`text: Invalid value: "AB": text in body should match '^[a-z]*$'`]);
  expect(said({ number: 0 })).toEqual([
    "number: Invalid value: 0: number in body should be greater than or equal to 1",
  ]);
  expect(said({ number: 9 })).toEqual(["number: Invalid value: 9: number in body should be less than or equal to 3"]);
  expect(said({ choice: "c" })).toEqual(['choice: Unsupported value: "c": supported values: "a", "b"']);
  expect(said({ list: [] })).toEqual(["list: Invalid value: 0: list in body should have at least 1 items"]);
  expect(said({ list: ["a", "b", "c"] })).toEqual(["list: Too many: 3: must have at most 2 items"]);
  expect(said({ keyed: [{ name: "a" }, { name: "a" }] })).toEqual(['keyed[1]: Duplicate value: {"name":"a"}']);
  expect(said({ when: "today" })).toEqual([
    'when: Invalid value: "today": when in body must be of type date-time: "today"',
  ]);
  expect(said({ map: { a: "1", b: "2" } })).toEqual(["map: Too many: 2: must have at most 1 items"]);
});

test.each([
  ["multipleOf", "a: Invalid value: 3: a in body should be a multiple of 2"],
  ["exclusiveMinimum", "a: Invalid value: 3: a in body should be greater than 2"],
  ["exclusiveMaximum", "a: Invalid value: 3: a in body should be less than 2"],
  ["minProperties", "a: Invalid value: 3: a in body should have at least 2 properties"],
  ["allOf", '<nil>: Invalid value: "": "a" must validate all the schemas (allOf)'],
  ["anyOf", '<nil>: Invalid value: "": "a" must validate at least one schema (anyOf)'],
  ["oneOf", '<nil>: Invalid value: "": "a" must validate one and only one schema (oneOf). Found 2 valid alternatives'],
  ["not", '<nil>: Invalid value: "": "a" must not validate the schema (not)'],
] as const)("words %s", (rule, text) => {
  expect(fieldErrors([{ path: ["a"], rule, limit: 2, value: 3 }]).map(render)).toEqual([text]);
});

const formatted = compile({
  type: "object",
  properties: {
    i32: { type: "integer", format: "int32", minimum: 1 },
    int: { type: "integer", minimum: 2 },
    any: { "x-kubernetes-int-or-string": true },
    text: { type: "string", minLength: 2, pattern: "^[a-z]+$" },
    time: { type: "string", format: "date-time" },
  },
});
test.each([
  [
    "a fraction as int32",
    { i32: -0.5 },
    'i32: Invalid value: "float64": i32 in body must be of type int32: "float64"',
    '<nil>: Invalid value: "": Checked value must be of type integer with format int32 in i32',
    "i32: Invalid value: -0.5: i32 in body should be greater than or equal to 1",
  ],
  [
    "a fraction",
    { int: 1.5 },
    'int: Invalid value: "number": int in body must be of type integer: "number"',
    '<nil>: Invalid value: "": Checked value must be of type integer (default format) in int',
    "int: Invalid value: 1.5: int in body should be greater than or equal to 2",
  ],
  [
    "more than 32 bits",
    { i32: 3e9 },
    '<nil>: Invalid value: "": Checked value must be of type integer with format int32 in i32',
  ],
  ["a boolean as int32", { i32: true }, 'i32: Invalid value: "": i32 in body must be of type int32: ""'],
  ["a text as int32", { i32: "x" }, 'i32: Invalid value: "string": i32 in body must be of type integer: "string"'],
  ["a number as a time", { time: 5 }, 'time: Invalid value: "int64": time in body must be of type date-time: "int64"'],
  ["neither", { any: true }, 'any: Invalid value: "boolean": any in body must be of type integer,string: "boolean"'],
  [
    "a text that is wrong twice",
    { text: "A" },
    'text: Invalid value: "A": text in body should be at least 2 chars long',
  ],
])("words %s as the API server does", (_, value, ...expected) => {
  expect(fieldErrors(formatted.check(value).violations).map(render)).toEqual(expected);
});

test("keys of maps stand after dots", () => {
  expect(dotted(["spec", "m", "a/b", 0, "c"])).toBe("spec.m.a/b[0].c");
});
