import { Pending } from "@bubustack/cel/values/value";
import { expect, test } from "vitest";
import { compileExpression } from "./expression.ts";
import { callLimit, Run } from "./run.ts";
import { compileVariables } from "./variables.ts";

const digits = "[0,1,2,3,4,5,6,7,8,9]";
/** About 100,000 units. */
const costly = `${digits}.all(a, ${digits}.all(b, ${digits}.all(c, ${digits}.all(d, a + b + c + d >= 0))))`;

function run(expressions: readonly string[], variables: { readonly [name: string]: string } = {}, budget = 10_000_000) {
  const compiled = compileVariables(
    Object.entries(variables).map(([name, expression]) => ({ name, expression })),
    false,
  );
  const env = compiled.environment({ params: false, authorizer: false });
  const one = new Run({ object: { n: 1 }, oldObject: new Pending(["ask"]) }, compiled, budget);
  return { results: expressions.map((source) => one.evaluate(compileExpression(source, env))), left: one.budget };
}

test("a value, an error, and what is not known yet", () => {
  const { results } = run(["object.n + 1", "object.m", "oldObject.x == 1", "nothing"]);
  expect(results[0]).toEqual({ state: "value", value: 2 });
  expect(results[1]).toEqual({
    state: "error",
    message: "expression 'object.m' resulted in error: no such key: m",
  });
  expect(results[2]).toEqual({ state: "pending", asks: ["ask"] });
  expect(results[3]).toMatchObject({
    state: "error",
    message: expect.stringMatching(/^compilation error: compilation/),
  });
});

test("a variable is evaluated once a pass, when it is used, and says which it is when it fails", () => {
  const { results, left } = run(["variables.v", "variables.v", "true"], { v: costly, unused: costly });
  expect(results.map(({ state }) => state)).toEqual(["value", "value", "value"]);
  const once = 10_000_000 - run(["variables.v"], { v: costly }).left;
  expect(10_000_000 - left).toBeLessThan(once + 10);
  expect(run(["variables.v == 1"], { v: "object.m" }).results[0]).toMatchObject({
    message: `expression 'variables.v == 1' resulted in error: composited variable "v" fails to evaluate: no such key: m`,
  });
});

test("variables whose names mean something to JavaScript are variables", () => {
  const { results } = run(["variables.constructor + variables.__proto__"], {
    constructor: "1",
    __proto: "2",
    ["__proto__"]: "3",
  });
  expect(results[0]).toEqual({ state: "value", value: 4 });
});

test("an expression has a limit of its own, all together have the budget", () => {
  const huge = `${digits}.all(x, ${costly})`;
  expect(run([huge]).results[0]).toMatchObject({
    state: "error",
    message: expect.stringContaining("operation cancelled: actual cost limit exceeded"),
  });
  const { results } = run([costly, costly, costly, "true"], {}, 250_000);
  expect(results.map(({ state }) => state)).toContain("exhausted");
  expect(run(["variables.v"], { v: costly }, 100).results[0]).toEqual({ state: "exhausted" });
  expect(callLimit).toBe(1_000_000);
});

test("time that is up is an error", () => {
  const env = compileVariables([], false).environment({ params: false, authorizer: false });
  const late = new Run({}, undefined, 10_000_000, { expired: () => true });
  expect(late.evaluate(compileExpression(costly, env))).toMatchObject({ state: "error" });
});
