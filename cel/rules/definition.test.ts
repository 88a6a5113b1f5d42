import { expect, test } from "vitest";
import { kubernetes } from "../kubernetes/environment.ts";
import type { Structural } from "../schema/structural.ts";
import { definitionRules } from "./definition.ts";

const ruled = (schema: Structural): Structural => ({
  ...schema,
  "x-kubernetes-validations": [{ rule: "self != 'x'" }],
});
const text = ruled({ type: "string", maxLength: 10 });
const totals = (spec: Structural) =>
  definitionRules({ type: "object", properties: { spec } }, kubernetes()).map(({ total }) => total);

test("a rule counts as often as there may be a value that it is about", () => {
  expect(totals(text)).toEqual([2n]);
  expect(totals({ type: "array", maxItems: 10, items: text })).toEqual([20n]);
  expect(
    totals({ type: "array", maxItems: 10, items: { type: "object", maxProperties: 3, additionalProperties: text } }),
  ).toEqual([60n]);
  expect(totals({ type: "array", items: text })).toEqual([2n * 1048576n]);
});

test("it is known within which schema old values are lost", () => {
  const found = definitionRules(
    { type: "object", properties: { l: { type: "array", items: { type: "object", properties: { a: text } } } } },
    kubernetes(),
  );
  expect(found[0]?.uncorrelated).toEqual(["properties", { key: "l" }]);
});
