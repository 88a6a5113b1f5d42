import { describe, expect, test } from "vitest";
import { environmentFor } from "../admission/environment.ts";
import type { Expression } from "../admission/expression.ts";
import { compileExpression } from "../admission/expression.ts";
import { compileVariables } from "../admission/variables.ts";
import { read } from "./reading.ts";

function reading(source: string, given: { readonly [name: string]: string } = {}) {
  const list = Object.entries(given).map(([name, expression]) => ({ name, expression }));
  const variables = compileVariables(list, false);
  const env =
    list.length === 0
      ? environmentFor({ params: false, authorizer: true })
      : variables.environment({ params: false, authorizer: true });
  const expression = compileExpression(source, env);
  expect(expression).toHaveProperty("program");
  const known = new Map<string, Expression>(variables.all.map((one) => [one.name, one.expression]));
  return read(expression, known, "for");
}

const images = (source: string, given?: { readonly [name: string]: string }) =>
  [...reading(source, given).paths].filter((path) => path.endsWith(".image")).sort();

describe("paths", () => {
  test.each([
    ["object.spec.containers.all(c, c.image != '')", ["object.spec.containers[*].image"]],
    [
      "(object.spec.containers + object.spec.?initContainers.orValue([])).all(c, c.image != '')",
      ["object.spec.containers[*].image", "object.spec.initContainers[*].image"],
    ],
    [
      "['containers', 'initContainers'].all(k, object.spec[k].all(c, c.image != ''))",
      ["object.spec.containers[*].image", "object.spec.initContainers[*].image"],
    ],
    ["object.spec.containers.filter(c, has(c.ports)).map(c, c.image).size() == 0", ["object.spec.containers[*].image"]],
    [
      "[object.spec.containers, object.spec.initContainers].all(l, l.all(c, c.image != ''))",
      ["object.spec.containers[*].image", "object.spec.initContainers[*].image"],
    ],
    ["object.spec.containers.all(i, c, c.image != '')", ["object.spec.containers[*].image"]],
  ])("%s", (source, paths) => {
    expect(images(source)).toEqual(paths);
  });

  test("of variables that are used, also by each other", () => {
    const variables = {
      all: "object.spec.containers",
      named: "variables.all.map(c, c.image)",
      unused: "object.spec.initContainers.map(c, c.image)",
    };
    expect(images("variables.named.all(i, i != '')", variables)).toEqual(["object.spec.containers[*].image"]);
  });
});

describe("sides", () => {
  const side = (source: string, given?: { readonly [name: string]: string }) =>
    reading(source, given)
      .calls.filter(({ name }) => name === "startsWith")
      .map(({ side: one }) => one);
  test.each([
    ["object.a.startsWith('x')", ["for"]],
    ["!object.a.startsWith('x') || object.b == 1", ["against"]],
    ["object.a.startsWith('x') == false", ["against"]],
    ["object.l.all(e, e.startsWith('x'))", ["for"]],
    ["!object.l.exists(e, e.startsWith('x'))", ["against"]],
    ["object.l.filter(e, !e.startsWith('x')).size() == 0", ["for"]],
    ["size(object.l.filter(e, e.startsWith('x'))) > 0", ["for"]],
    ["object.l.filter(e, e.startsWith('x')).all(e, false)", ["against"]],
    ["(object.a.startsWith('x') ? 1 : 2) == object.n", ["open"]],
  ])("%s: %j", (source, expected) => {
    expect(side(source)).toEqual(expected);
  });

  test("a variable stands where it is used", () => {
    const variables = { good: "object.a.startsWith('x')", bad: "object.l.filter(e, !e.startsWith('x'))" };
    expect(side("variables.good", variables)).toEqual(["for"]);
    expect(side("!variables.good", variables)).toEqual(["against"]);
    expect(side("variables.bad.size() == 0", variables)).toEqual(["for"]);
  });
});

test("texts that a call may be given", () => {
  const given = { allowed: "['a', 'b/']" };
  const [call] = reading("variables.allowed.exists(p, object.image.lowerAscii().startsWith(p))", given).calls.filter(
    ({ name }) => name === "startsWith",
  );
  expect(call).toMatchObject({ side: "for", parts: [{ paths: ["object.image"] }, { texts: ["a", "b/"] }] });
});

test("what is too large is looked at in part", () => {
  const source = Array.from({ length: 500 }, (_, at) => `object.f${at} == ${at}`).join(" && ");
  expect(reading(source).complete).toBe(true);
  expect(reading(source).paths).toContain("object.f499");
});
