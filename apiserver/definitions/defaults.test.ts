import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { render } from "../validation/field-error.ts";
import { defaultErrors } from "./defaults.ts";

const said = (schema: object) =>
  defaultErrors({ type: "object", properties: { a: schema } } as JsonObject, "s").map(render);

test.each([
  { type: "string", default: "x" },
  { type: "string", default: null },
  { type: "object", default: { b: "x" }, properties: { b: { type: "string" } } },
  { type: "string", default: "y", maxLength: 5, "x-kubernetes-validations": [{ rule: "self == 'y'" }] },
])("%j has a good default", (schema) => expect(said(schema)).toEqual([]));

test.each([
  [{ type: "string", default: 5 }, ': Invalid value: "integer":  in body must be of type string: "integer"'],
  [{ type: "string", default: "x", pattern: "^y" }, `: Invalid value: "x":  in body should match '^y'`],
  [{ type: "object", default: { z: 1 }, properties: {} }, ': Invalid value: {"z":1}: must not have unknown fields'],
  [{ type: "object", default: {}, required: ["b"], properties: { b: { type: "string" } } }, ".b: Required value"],
  [
    { type: "array", default: [1], items: { type: "string" } },
    '[0]: Invalid value: "integer": [0] in body must be of type string: "integer"',
  ],
  [
    { type: "string", default: "x", maxLength: 5, "x-kubernetes-validations": [{ rule: "self == 'y'" }] },
    `: Invalid value: "x": failed rule: self == 'y'`,
  ],
])("%j has not", (schema, problem) => expect(said(schema)).toEqual([`s.properties[a].default${problem}`]));

test("a default of the root is a resource", () => {
  expect(defaultErrors({ type: "object", default: {} }, "s").map(render)).toEqual([
    "s.default.apiVersion: Required value",
    "s.default.kind: Required value",
  ]);
});
