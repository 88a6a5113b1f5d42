import fc from "fast-check";
import { expect, test } from "vitest";
import { kubernetes } from "../kubernetes/environment.ts";
import type { Rule, Structural } from "../schema/structural.ts";
import type { Value } from "../values/value.ts";
import { judge } from "./evaluate.ts";
import { showPath } from "./finding.ts";
import { validatorOf } from "./validator.ts";

const env = kubernetes();
const ruled = (schema: Structural, ...rules: readonly Rule[]): Structural => ({
  ...schema,
  "x-kubernetes-validations": rules,
});
const text: Structural = { type: "string" };

function said(schema: Structural, now: Value, old?: Value, budget?: number) {
  const validator = validatorOf({ type: "object", properties: { s: schema } }, env);
  if (validator === undefined) throw new Error("no rules");
  const { findings, ratcheted, spent } = judge(
    validator,
    { s: now },
    old === undefined ? undefined : { s: old },
    budget === undefined ? {} : { budget },
  );
  return [
    ...findings.map((one) => `${showPath(one.path)}: ${one.detail}`),
    ...ratcheted.map(({ detail }) => `was: ${detail}`),
    spent,
  ];
}

test("rules find, or do not", () => {
  const schema = ruled(text, { rule: "self != 'bad'", message: "is bad" });
  expect(said(schema, "good")).toEqual([2]);
  expect(said(schema, "bad")).toEqual(["s: is bad", 2]);
  expect(said(schema, "bad", "bad")).toEqual(["was: is bad", 2]);
  expect(said(schema, null)).toEqual([0]);
});

test("rules about changes are asked where there was something", () => {
  const schema = ruled(text, { rule: "self == oldSelf", message: "cannot change" });
  expect(said(schema, "a")).toEqual([0]);
  expect(said(schema, "b", "a")).toEqual(["s: cannot change", 3]);
  const optional = ruled(text, {
    rule: "oldSelf.hasValue() || self == 'new'",
    optionalOldSelf: true,
    message: "begin as new",
  });
  expect(said(optional, "old")).toEqual(["s: begin as new", 4]);
  expect(said(optional, "old", "any")).toEqual([2]);
});

test("what a rule may not spend ends it all", () => {
  const rules = [{ rule: "self != 'a'" }, { rule: "self != 'b'", message: "second" }];
  expect(said(ruled(text, ...rules), "b", undefined, 3)).toEqual([
    "s: validation failed due to running out of cost budget, no further validation rules will be run",
    -1,
  ]);
});

test("never throws, whatever it is given", () => {
  const schema: Structural = {
    type: "object",
    properties: {
      s: ruled(
        {
          type: "object",
          properties: {
            l: {
              type: "array",
              items: ruled({ type: "object", properties: { name: text } }, { rule: "has(self.name)" }),
              "x-kubernetes-list-type": "map",
              "x-kubernetes-list-map-keys": ["name"],
            },
            m: { type: "object", additionalProperties: ruled(text, { rule: "self == oldSelf" }) },
            d: { type: "string", format: "date-time" },
          },
        },
        { rule: "self == oldSelf || has(self.d) && self.d > timestamp('2020-01-01T00:00:00Z')" },
        { rule: "self.l.all(x, x.name != '') && self.m.size() > 1" },
      ),
    },
  };
  const validator = validatorOf(schema, env);
  if (validator === undefined) throw new Error("no rules");
  const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Value>;
  const shaped = fc.record({
    s: fc.record({ l: json, m: json, d: json }, { requiredKeys: [] }),
  }) as fc.Arbitrary<Value>;
  fc.assert(
    fc.property(shaped, fc.option(shaped, { nil: undefined }), (now, old) => {
      expect(judge(validator, now, old).spent).toBeGreaterThanOrEqual(-1);
    }),
    { numRuns: 300 },
  );
});
