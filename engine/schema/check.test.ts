import type { Json } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { expect, test } from "vitest";
import { checker } from "./check.ts";
import type { Run } from "./run.ts";
import { misfit } from "./run.ts";

const check = (schema: Structural, value: Json) => {
  const run: Run = { path: [], violations: [] };
  const view = checker(schema, (source) => (text) => new RegExp(source, "u").test(text))(value, run);
  return { view, rules: run.violations.map(({ rule }) => rule), dropped: run.dropped === true };
};

test("what is not of its type is a misfit for the parent to deal with", () => {
  expect(check({ type: "string" }, 5)).toEqual({ view: misfit, rules: ["type"], dropped: true });
  expect(check({ "x-kubernetes-int-or-string": true }, true).view).toBe(misfit);
  expect(check({ type: "string", enum: ["a"] }, "b")).toEqual({ view: misfit, rules: ["enum"], dropped: false });
});

test("keywords hold for either form of an int-or-string", () => {
  const port: Structural = { "x-kubernetes-int-or-string": true, pattern: "^[a-z]+$", minimum: 1 };
  expect([check(port, "http").rules, check(port, "80").rules, check(port, 0).rules]).toEqual([
    [],
    ["pattern"],
    ["minimum"],
  ]);
});

test("a schema without a type judges each value by the keywords of its own type", () => {
  const any: Structural = { required: ["a"], maxItems: 1, maxLength: 2, maximum: 3 };
  expect(check(any, {}).rules).toEqual(["required"]);
  expect(check(any, [1, 2]).rules).toEqual(["maxItems"]);
  expect(check(any, "abc").rules).toEqual(["maxLength"]);
  expect(check(any, 4).rules).toEqual(["maximum"]);
  expect(check(any, null)).toMatchObject({ view: null, rules: [] });
});

test("unknown fields are left out of the view and say that pruning would find them", () => {
  const schema: Structural = { type: "object", properties: { a: { type: "string" } } };
  expect(check(schema, { a: "x", b: 1 })).toEqual({ view: { a: "x" }, rules: [], dropped: true });
  expect(check({ ...schema, "x-kubernetes-preserve-unknown-fields": true }, { b: 1 })).toMatchObject({
    dropped: false,
  });
});

test("a property named like one of every object's is an unknown field", () => {
  expect(check({ type: "object", properties: {} }, { constructor: 1, toString: 2 }).view).toEqual({});
});
