import { expect, test } from "vitest";
import { environmentFor } from "../admission/environment.ts";
import { compileExpression } from "../admission/expression.ts";
import { compileVariables } from "../admission/variables.ts";
import { constantOf } from "./constant.ts";

const env = environmentFor({ params: true, authorizer: true });

test.each([
  ["true", true],
  ["!true", false],
  ["1 + 1 == 2", true],
  ["['a', 'b'].exists(x, x == 'c')", false],
  ["object.a == 1 || true", true],
  ["false && object.a == 1", false],
  ["has(object.a) || !has(object.a)", true],
  ["has(object.a) && !has(object.a)", false],
  ["object.a == object.a", true],
  ["object.a != object.a", false],
  ["object.l.size() >= 0", true],
  ["size(object.l) < 0", false],
  ["object.a == 1 ? true : true", true],
  ["true ? false : object.a == 1", false],
  ["object.a == 1", undefined],
  ["object.a == object.b", undefined],
  ["object.l.size() >= 1", undefined],
  ["has(object.a) || !has(object.b)", undefined],
  ["object.l.all(x, x == x)", undefined],
  ["request.operation == 'CREATE' && true", undefined],
])("%s: %s", (source, truth) => {
  const expression = compileExpression(source, env);
  expect(expression).toHaveProperty("program");
  expect(constantOf(expression, new Map())).toBe(truth);
});

test("through a variable", () => {
  const variables = compileVariables([{ name: "always", expression: "object.a == 1 || true" }], true);
  const expression = compileExpression("variables.always", variables.environment({ params: true, authorizer: true }));
  const known = new Map(variables.all.map((one) => [one.name, one.expression]));
  expect(constantOf(expression, known)).toBe(true);
});
