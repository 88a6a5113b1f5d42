import { expect, test } from "vitest";
import type { Structural } from "../structural.ts";
import { everySchema, structuralProblems } from "./structural-problems.ts";

const text: Structural = { type: "string" };
const item: Structural = {
  type: "object",
  properties: { name: text, at: { type: "object" } },
  required: ["name", "at"],
};

test("a structural schema has no problems", () => {
  const schema: Structural = {
    type: "object",
    properties: {
      items: { type: "array", items: item, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"] },
      size: { type: "integer", default: 3, minimum: 1 },
      port: { "x-kubernetes-int-or-string": true },
      rest: { "x-kubernetes-preserve-unknown-fields": true },
    },
    required: ["items"],
  };
  expect(structuralProblems(schema)).toEqual([]);
  expect(everySchema(schema).map(([at]) => at)).toContain(".items[].name");
});

const bad: readonly (readonly [problem: string, schema: Structural])[] = [
  ["has no type", {}],
  ["int-or-string with a type", { type: "string", "x-kubernetes-int-or-string": true }],
  ["preserves fields of a scalar", { type: "string", "x-kubernetes-preserve-unknown-fields": true }],
  ["properties and additionalProperties", { type: "object", properties: {}, additionalProperties: text }],
  ["fields of something that is no object", { type: "string", properties: { a: text } }],
  ["uniqueItems", { type: "array", items: text, uniqueItems: true }],
  ["combinators, which we do not use", { type: "string", anyOf: [{ minLength: 1 }] }],
  ["an enum with repeated values", { type: "string", enum: ["a", "a"] }],
  ["a pattern beyond RE2", { type: "string", pattern: "^(?=a)" }],
  ["items exactly with type array", { type: "array" }],
  ["a list type on something that is no list", { type: "string", "x-kubernetes-list-type": "set" }],
  ["map keys exactly with list type map", { type: "array", items: item, "x-kubernetes-list-type": "map" }],
  ["a set of objects", { type: "array", items: item, "x-kubernetes-list-type": "set" }],
  ["map key id is no field of the items", keyed("id")],
  ["map key at is no scalar", keyed("at")],
  ["map key name is neither required nor defaulted", { ...keyed("name"), items: { ...item, required: [] } }],
  ["requires b, which it does not have", { type: "object", properties: { a: text }, required: ["b"] }],
  ["default : type", { type: "string", default: 3 }],
  ["default : range", { type: "integer", default: 3, maximum: 2 }],
  ["default : pattern", { type: "string", default: "A", pattern: "^a$" }],
  ["default .a: required", { type: "object", properties: { a: text }, required: ["a"], default: {} }],
  ["default .b: unknown field", { type: "object", properties: { a: text }, default: { b: 1 } }],
  ["default [1]: enum", { type: "array", items: { type: "string", enum: ["a"] }, default: ["a", "b"] }],
  [
    "a rule that is empty or has line breaks",
    { type: "string", "x-kubernetes-validations": [{ rule: "", message: "m" }] },
  ],
  [
    "a message that is empty or has line breaks",
    { type: "string", "x-kubernetes-validations": [{ rule: "true", message: "" }] },
  ],
  ["no field .b", { ...item, "x-kubernetes-validations": [{ rule: "true", message: "m", fieldPath: ".b" }] }],
];

function keyed(key: string): Structural {
  return { type: "array", items: item, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": [key] };
}

test.each(bad)("%s", (problem, schema) => {
  expect(structuralProblems(schema)).toContain(`: ${problem}`);
});
