import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { typedEnvironments } from "../admission/type-check.ts";
import { costAtMost } from "./estimated.ts";

const kind = { group: "x", version: "v1", kind: "Thing" };
const schema = {
  type: "object",
  properties: {
    spec: {
      type: "object",
      properties: { names: { type: "array", maxItems: 10, items: { type: "string", maxLength: 5 } } },
    },
  },
} as const;
const cost = (spec: JsonObject, kinds = [{ kind, schema }]) => {
  const policy = { spec };
  return costAtMost(policy, typedEnvironments(policy, kinds, undefined, {}));
};
const names = "object.spec.names.all(n, n.contains('a'))";

test("variables, validations, messages and annotations count, by the largest object", () => {
  const one = cost({ validations: [{ expression: names }] }) ?? 0;
  expect(one).toBeGreaterThan(10);
  expect(cost({ validations: [{ expression: names }, { expression: names }] })).toBe(2 * one);
  const more = { variables: [{ name: "a", expression: names }], validations: [{ expression: "variables.a" }] };
  expect(cost(more)).toBeGreaterThan(one);
  expect(cost({ auditAnnotations: [{ key: "k", valueExpression: "object.spec.names[0]" }] })).toBeGreaterThan(0);
});

test("nothing is said where no kind is known, or an expression fits none", () => {
  expect(cost({ validations: [{ expression: names }] }, [])).toBeUndefined();
  expect(cost({ validations: [{ expression: "object.spec.other" }] })).toBeUndefined();
});
