import { expect, test } from "vitest";
import { judged } from "./testing/judged.ts";

test("properties by name, by pattern, and the rest", () => {
  const schema = {
    properties: { a: { type: "string" } },
    patternProperties: { "^x-": { type: "integer" } },
    additionalProperties: false,
  };
  expect(judged(schema, { a: 1, "x-b": "y", c: 1 })).toEqual(["a type", "c additionalProperties", "x-b type"]);
});

test("what has to be there, always or beside another", () => {
  expect(judged({ required: ["a"], minProperties: 1 }, {})).toEqual(["minProperties", "a required"]);
  expect(judged({ properties: { a: { required: true }, b: { required: false } } }, {})).toEqual(["a required"]);
  expect(judged({ dependentRequired: { a: ["b"] } }, { a: 1 })).toEqual(["b dependentRequired"]);
  expect(judged({ dependencies: { a: ["b"], c: { required: ["d"] } } }, { a: 1, c: 1 })).toEqual([
    "b dependentRequired",
    "d required",
  ]);
  expect(judged({ dependentSchemas: { a: { maxProperties: 1 } } }, { a: 1, b: 1 })).toEqual(["maxProperties"]);
});

test("names", () => {
  expect(judged({ propertyNames: { pattern: "^[a-z]+$" } }, { a: 1, B: 1 })).toEqual(["B propertyNames"]);
  expect(judged({ propertyNames: false }, {})).toEqual([]);
});
