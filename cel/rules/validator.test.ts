import { expect, test } from "vitest";
import { kubernetes } from "../kubernetes/environment.ts";
import type { Structural } from "../schema/structural.ts";
import { hasRules, validatorOf } from "./validator.ts";

const text: Structural = { type: "string", "x-kubernetes-validations": [{ rule: "self != 'x'" }] };

test("what has no rules is left out", () => {
  const schema: Structural = {
    type: "object",
    properties: { a: { type: "object", properties: { b: text } }, c: { type: "array", items: { type: "string" } } },
  };
  expect(hasRules(schema)).toBe(true);
  const validator = validatorOf(schema, kubernetes());
  expect([...(validator?.properties.keys() ?? [])]).toEqual(["a"]);
  expect(validator?.properties.get("a")?.properties.get("b")?.rules).toHaveLength(1);
  expect(validatorOf({ type: "object" }, kubernetes())).toBeUndefined();
});

test("fields whose names cannot be written have rules all the same", () => {
  const validator = validatorOf({ type: "object", properties: { "0": text } }, kubernetes());
  expect(validator?.properties.get("0")?.rules).toHaveLength(1);
});
