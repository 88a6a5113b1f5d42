import * as types from "@bubustack/cel/type/type";
import { expect, test } from "vitest";
import { environmentFor } from "../admission/environment.ts";
import { expressionFindings } from "./policy-expression.ts";

const env = environmentFor({ params: false, authorizer: true });
const said = (source: string, within = false) =>
  expressionFindings(["spec"], source, env, { wanted: [types.bool], within }).map(({ message }) => message);

test("what is wrong is told with its place", () => {
  expect(said("object.a == 1")).toEqual([]);
  expect(said("true &&\n objekt.a")).toEqual([
    expect.stringMatching(/at line 2, column 2: undeclared reference to 'objekt'/),
  ]);
  expect(said("1 +")).toEqual([expect.stringContaining("line 1, column")]);
  expect(said("1")).toEqual(['gives "int"']);
});

test("many mistakes are cut short", () => {
  expect(said(Array.from({ length: 50 }, (_, at) => `x${at}`).join(" && "))).toHaveLength(5);
});

test.each([
  "authorizer.group('').resource('pods').namespace('others').check('get').allowed()",
  "authorizer.serviceAccount('others', 'a').path('/').check('get').allowed()",
  "[authorizer].all(a, a.serviceAccount('others', 'a').path('/').check('get').allowed())",
  "authorizer.group('').resource('pods').namespace(object.metadata.namespace).check('get').allowed()",
])("from within a namespace nothing looks out: %s", (source) => {
  expect(said(source)).toEqual([]);
  expect(said(source, true)).toEqual([expect.stringContaining("looks into other namespaces")]);
});

test("what looks at its own request stays", () => {
  expect(said("authorizer.requestResource.check('approve').allowed()", true)).toEqual([]);
  expect(said("object.metadata.namespace == request.namespace", true)).toEqual([]);
});
