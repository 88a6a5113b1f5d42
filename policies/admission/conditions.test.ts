import type { Value } from "@bubustack/cel/values/value";
import { Pending } from "@bubustack/cel/values/value";
import { expect, test } from "vitest";
import { checkConditions, compileConditions } from "./conditions.ts";
import { environmentFor } from "./environment.ts";

const env = environmentFor({ params: false, authorizer: true });
const lookup = { ask: "namespace", name: "n" } as const;
const inputs: { readonly [name: string]: Value } = {
  object: { n: 1 },
  oldObject: new Pending([{ lookup }]),
  namespaceObject: new Pending([{ lookup, unknown: "no cluster" }]),
};
const check = (...expressions: readonly string[]) =>
  checkConditions(
    compileConditions(
      expressions.map((expression, index) => ({ name: `c${index}`, expression })),
      env,
    ),
    inputs,
  );

test("all must hold", () => {
  expect(check()).toEqual({ state: "yes" });
  expect(check("true", "object.n == 1")).toEqual({ state: "yes" });
  expect(check("true", "object.n == 2", "false")).toEqual({ state: "no", condition: "c1" });
});

test("false wins over errors and over what is not known", () => {
  expect(check("object.m == 1", "false")).toEqual({ state: "no", condition: "c1" });
  expect(check("oldObject.a == 1", "namespaceObject.metadata.name == 'a'", "false")).toEqual({
    state: "no",
    condition: "c2",
  });
});

test("errors are told together, each once", () => {
  const one = "expression 'object.m == 1' resulted in error: no such key: m";
  expect(check("object.m == 1")).toEqual({ state: "failed", reason: one });
  expect(check("object.m == 1", "object.m == 1")).toEqual({ state: "failed", reason: one });
  expect(check("object.m == 1", "object.k == 1")).toEqual({
    state: "failed",
    reason: `[${one}, expression 'object.k == 1' resulted in error: no such key: k]`,
  });
});

test("what is not known yet is asked before anything is said about errors", () => {
  expect(check("object.m == 1", "oldObject.a == 1")).toEqual({ state: "open", lookups: [lookup] });
  expect(check("object.m == 1", "namespaceObject.metadata.name == 'a'")).toEqual({
    state: "unknown",
    reason: "no cluster",
  });
});

test("what cannot be compiled is an error; what is no list is none", () => {
  expect(check("1")).toMatchObject({ state: "failed", reason: expect.stringContaining("must evaluate to bool") });
  expect(compileConditions("x", env)).toEqual([]);
});

test("a budget that is used up is an error, whatever was found", () => {
  const digits = "[0,1,2,3,4,5,6,7,8,9]";
  const costly = `${digits}.all(a, ${digits}.all(b, ${digits}.all(c, ${digits}.all(d, ${digits}.all(e, a + b + c >= 0)))))`;
  expect(check("false", ...new Array<string>(6).fill(costly))).toMatchObject({
    state: "failed",
    reason: expect.stringContaining("running out of cost budget"),
  });
});
