import { expect, test } from "vitest";
import { environmentFor } from "../admission/environment.ts";
import { compileExpression } from "../admission/expression.ts";
import { costOf } from "./cost.ts";

function cost(source: string) {
  const compiled = compileExpression(source, environmentFor({ params: false, authorizer: false }));
  if ("problem" in compiled) throw new Error(compiled.problem);
  return Math.round(costOf(compiled.program.ast.expr));
}

test("loops multiply, and those over what is written down by its length", () => {
  const one = cost("object.a.all(x, x.b)");
  expect(one).toBeGreaterThan(100);
  expect(one).toBeLessThan(1_000);
  const two = cost("object.a.all(x, object.c.all(y, y.b))");
  expect(two / one).toBeGreaterThan(25);
  const within = cost("object.a.all(x, x.c.all(y, y.b))");
  expect(within / one).toBeLessThan(10);
  expect(cost("['a', 'b'].all(x, object.a == x)")).toBeLessThan(100);
});

test("texts cost by their length, patterns by both", () => {
  expect(cost("object.a.contains('x')")).toBe(12);
  expect(cost("object.a.matches('^[a-z]+$$')")).toBe(Math.round(2 + 10 * (9 / 4)));
});

test("trees whose parts are shared are counted in time", () => {
  const nested = Array.from({ length: 12 }).reduce<string>(
    (inner) => `object.a.map(x, ${inner}).filter(x, x).size() > 0`,
    "true",
  );
  expect(cost(nested)).toBeGreaterThan(1e6);
});
