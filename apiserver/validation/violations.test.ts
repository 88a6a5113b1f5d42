import { compile } from "@bubustack/engine/schema/structural";
import { expect, test } from "vitest";
import { render } from "./field-error.ts";
import { dotted, fieldError } from "./violations.ts";

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
  schema.check({ need: "x", ...value } as never).violations.map((violation) => render(fieldError(violation)));

test("words violations as the API server does", () => {
  expect(schema.check({}).violations.map((violation) => render(fieldError(violation)))).toEqual([
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
  ["anyOf", 'a: Invalid value: "": "a" must validate at least one schema (anyOf)'],
  ["oneOf", 'a: Invalid value: "": "a" must validate one and only one schema (oneOf)'],
  ["not", 'a: Invalid value: "": "a" must not validate the schema (not)'],
] as const)("words %s", (rule, text) => {
  expect(render(fieldError({ path: ["a"], rule, limit: 2, value: 3 }))).toBe(text);
});

test("keys of maps stand after dots", () => {
  expect(dotted(["spec", "m", "a/b", 0, "c"])).toBe("spec.m.a/b[0].c");
});
