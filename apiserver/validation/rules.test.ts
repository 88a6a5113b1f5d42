import { expect, test } from "vitest";
import { compileRules } from "./definition-rules.ts";
import { render } from "./field-error.ts";
import { judgeByRules } from "./rules.ts";

const schema = {
  type: "object",
  properties: {
    spec: {
      type: "object",
      properties: { name: { type: "string" }, labels: { type: "object", additionalProperties: { type: "string" } } },
      "x-kubernetes-validations": [
        { rule: "!has(self.name) || self.name != 'bad'", message: "is bad", fieldPath: ".name" },
        { rule: "!has(self.name) || self.name != 'gone'", reason: "FieldValueForbidden" },
        {
          rule: "!has(self.labels) || !('a' in self.labels)",
          fieldPath: ".labels['a']",
          reason: "FieldValueDuplicate",
        },
      ],
    },
  },
};
const validator = compileRules(schema);
if (validator === undefined) throw new Error("no rules");
const said = (spec: object, old?: object) => {
  const { errors, ratcheted } = judgeByRules(validator, { spec } as never, old && ({ spec: old } as never));
  return { errors: errors.map(render), ratcheted: ratcheted.map(render) };
};

test("findings are field errors in the API server's words", () => {
  expect(said({ name: "good" })).toEqual({ errors: [], ratcheted: [] });
  expect(said({ name: "bad" }).errors).toEqual(["spec.name: Invalid value: is bad"]);
  expect(said({ name: "gone" }).errors).toEqual([
    "spec: Forbidden: failed rule: !has(self.name) || self.name != 'gone'",
  ]);
  expect(said({ labels: { a: "x" } }).errors).toEqual(["spec.labels[a]: Duplicate value"]);
});

test("what was wrong before is told apart", () => {
  expect(said({ name: "bad" }, { name: "bad" })).toEqual({
    errors: [],
    ratcheted: ["spec.name: Invalid value: is bad"],
  });
});

test("a schema without rules compiles to nothing", () => {
  expect(compileRules({ type: "object" })).toBeUndefined();
  expect(compileRules(undefined)).toBeUndefined();
});
