import * as types from "@bubustack/cel/type/type";
import { expect, test } from "vitest";
import { environmentFor, withVariables } from "./environment.ts";
import { compileExpression } from "./expression.ts";

const ok = (source: string, env: ReturnType<typeof environmentFor>) => "program" in compileExpression(source, env);

test("params, rights and patches are there where they are declared", () => {
  const none = environmentFor({ params: false, authorizer: false });
  const all = environmentFor({ params: true, authorizer: true, patches: true });
  const those = [
    "params.a == 1",
    "authorizer.requestResource.check('get').allowed()",
    "Object{}",
    "jsonpatch.escapeKey('a')",
  ];
  for (const source of those) expect([ok(source, none), ok(source, all)], source).toEqual([false, true]);
  for (const source of ["object.a", "oldObject == null", "request.name", "namespaceObject.metadata.labels"])
    expect(ok(source, none), source).toBe(true);
  expect(environmentFor({ params: true, authorizer: true, patches: true })).toBe(all);
});

test("fields of the request and of namespaces are those that are declared", () => {
  const env = environmentFor({ params: false, authorizer: false });
  for (const source of ["request.object", "namespaceObject.metadata.uid", "request.userInfo.name"])
    expect(ok(source, env), source).toBe(false);
});

test("variables are fields, and may be added later", () => {
  const known = new Map([["a", types.string]]);
  const env = withVariables(environmentFor({ params: false, authorizer: false }), known);
  expect([ok("variables.a + 'x'", env), ok("variables.a + 1", env), ok("variables.b", env)]).toEqual([
    true,
    false,
    false,
  ]);
  known.set("b", types.int);
  expect(ok("variables.b + 1", env)).toBe(true);
});
