/** The rules of the CRDs of policies, evaluated as the API server does when no webhook answers. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";
import { Policy } from "@bubustack/api/policy/policy";
import { PolicyException } from "@bubustack/api/policy/policy-exception";
import type { Structural } from "@bubustack/api/structural";
import { structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/cel/compile";
import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import { ruleProblems } from "@bubustack/cel/rules/problems";
import { withSchemas } from "@bubustack/cel/schema/declarations";
import type { Value } from "@bubustack/cel/values/value";
import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";

test.each([ClusterPolicy, Policy, ClusterPolicyException, PolicyException])(
  "those of $kind compile, and cost no more than the API server allows",
  ({ schema }) => {
    expect(ruleProblems(structural(schema), kubernetes())).toEqual([]);
  },
);

/** What the rules of a schema and of those below it say of a value. */
function broken(schema: Structural, self: Json): readonly string[] {
  const { env, converters } = withSchemas(kubernetes(), { self: { schema } });
  const mine = (schema["x-kubernetes-validations"] ?? []).flatMap(({ rule, message }) => {
    const compiled = compile(rule, env);
    if ("issues" in compiled) throw new Error(rule);
    const { value } = compiled.program.evaluate({ self: converters.get("self")?.(self as Value) });
    return value === true ? [] : [value === false ? message : String(value)];
  });
  if (isList(self)) return self.flatMap((item) => broken(schema.items ?? {}, item));
  if (!isObject(self)) return mine;
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, of]) =>
    self[name] === undefined ? [] : broken(of, self[name]),
  );
  return [...mine, ...fields];
}

const spec = (make: typeof policy, change: JsonObject) => ({
  at: ["Admission"],
  ...(make({})["spec"] as JsonObject),
  ...change,
});
const json = { patchType: "JSONPatch", jsonPatch: { expression: "[]" } };
const read = { name: "a", apiVersion: "v1", kind: "ConfigMap" };
const ref = (more: JsonObject) => ({ paramKind: { apiVersion: "v1", kind: "ConfigMap" }, paramRef: more });

test.each<[JsonObject, string | undefined]>([
  [{}, undefined],
  [{ paramKind: { apiVersion: "v1", kind: "ConfigMap" } }, undefined],
  [{ paramRef: { name: "a" } }, "paramRef needs paramKind"],
  [ref({ name: "a" }), undefined],
  [ref({ selector: {} }), undefined],
  [ref({}), "exactly one of name and selector is set"],
  [ref({ name: "a", selector: {} }), "exactly one of name and selector is set"],
  [{ reads: [{ ...read, labelSelector: {} }] }, undefined],
  [{ reads: [{ ...read, index: { a: "'b'" } }] }, undefined],
  [{ reads: [{ ...read, index: {} }] }, "index names one index"],
  [{ reads: [read] }, "exactly one of objectName, labelSelector and index is set"],
  [
    { reads: [{ ...read, labelSelector: {}, objectName: "'a'" }] },
    "exactly one of objectName, labelSelector and index is set",
  ],
  [{ at: ["Launch"], autogen: { podControllers: ["Job"] } }, "autogen needs the point Admission"],
])("%j: %s", (change, message) => {
  for (const [kind, make] of [
    [ClusterPolicy, clusterPolicy],
    [Policy, policy],
  ] as const)
    expect(broken(structural(kind.spec), spec(make, change))).toEqual(message === undefined ? [] : [message]);
});

test("a policy says something", () => {
  expect(broken(structural(Policy.spec), spec(policy, { validations: [] }))).toHaveLength(1);
  expect(broken(structural(ClusterPolicy.spec), spec(clusterPolicy, { validations: [], mutations: [json] }))).toEqual(
    [],
  );
});

test.each<[JsonObject, boolean]>([
  [json, true],
  [{ patchType: "ApplyConfiguration", applyConfiguration: { expression: "Object{}" } }, true],
  [{ patchType: "JSONPatch" }, false],
  [{ ...json, patchType: "ApplyConfiguration" }, false],
  [{ ...json, applyConfiguration: { expression: "Object{}" } }, false],
])("a change is said in one way: %j %s", (mutation, holds) => {
  expect(broken(structural(ClusterPolicy.spec), spec(clusterPolicy, { mutations: [mutation] })).length === 0).toBe(
    holds,
  );
});

test("mutations are made at admission alone", () => {
  for (const at of [["Launch"], ["Admission", "Launch"]])
    expect(broken(structural(ClusterPolicy.spec), spec(clusterPolicy, { at, mutations: [json] }))).toEqual([
      "mutations are made at Admission alone",
    ]);
});
