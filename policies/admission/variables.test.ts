import { expect, test } from "vitest";
import { compileExpression } from "./expression.ts";
import { compileVariables } from "./variables.ts";

const variables = (...expressions: readonly string[]) =>
  compileVariables(
    expressions.map((expression, index) => ({ name: `v${index}`, expression })),
    false,
  );
const ok = (source: string, of: ReturnType<typeof variables>) =>
  "program" in compileExpression(source, of.environment({ params: false, authorizer: true }));

test("each variable knows those before it", () => {
  const { all } = variables("'a'", "variables.v0 + 'b'", "variables.v3", "1");
  expect(all.map(({ expression }) => "program" in expression)).toEqual([true, true, false, true]);
});

test("scalars, lists and maps keep their types, everything else is only known when it is there", () => {
  const of = variables("1", "['a']", "{'a': [1]}", "quantity('1')", "object.a", "optional.of(1)");
  expect(ok("variables.v0 + 'a' == ''", of)).toBe(false);
  expect(ok("variables.v1[0] + 1 == 2", of)).toBe(false);
  expect(ok("variables.v2['a'][0] + 1 == 2", of)).toBe(true);
  expect(ok("variables.v2['a'][0] + 'b' == ''", of)).toBe(false);
  for (const name of ["v3", "v4", "v5"]) expect(ok(`variables.${name} == 'anything'`, of), name).toBe(true);
});

test("without variables there is no such name", () => {
  expect(ok("variables.a == 1", variables())).toBe(false);
});

test("what does not compile may still be named: the error shows where it is used", () => {
  expect(ok("variables.v0 == 1", variables("1 + 'a'"))).toBe(true);
});
