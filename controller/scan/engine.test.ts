import type { JsonObject } from "@bubustack/api/json";
import type { Found, Lookup } from "@bubustack/policies/admission/world";
import { clusterPolicy } from "@bubustack/policies/examples/policy-objects";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { host } from "@bubustack/policies/testing/host";
import { expect, test } from "vitest";
import { creationOf, engine, noRequest, resultsOf } from "./engine.ts";
import { pods } from "./testing/found.ts";

const rules = [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }];
const about = (spec: JsonObject, name = "p") =>
  clusterPolicy({ matchConstraints: { resourceRules: rules }, ...spec }, { name });
const pod: JsonObject = { metadata: { name: "a", namespace: "n" }, spec: { x: 1 } };
const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "n" } };
const atHand = (lookup: Lookup): Found | undefined =>
  lookup.ask === "namespace" ? { state: "objects", objects: [namespace] } : undefined;

async function judged(objects: readonly JsonObject[], fetch: (lookup: Lookup) => Found = () => ({ state: "absent" })) {
  const judge = engine({ objects, settings: defaultPolicySettings, platformNamespaces: [], host });
  const verdict = await judge(creationOf(pods, pod), { atHand, fetch: async (lookup) => fetch(lookup) });
  return resultsOf(verdict);
}

test("an object is judged as if it were created, and nothing is changed", async () => {
  const expression = "Object{metadata: Object.metadata{labels: {'a': 'b'}}}";
  const mutations = [{ patchType: "ApplyConfiguration", applyConfiguration: { expression } }];
  const validations = [
    { name: "v", expression: "has(object.metadata.labels)", message: "no labels", path: "metadata" },
  ];
  expect(await judged([about({ validations, mutations })])).toEqual([
    { policy: "clusterpolicies/p", rule: "v", outcome: "fail", action: "Deny", message: "no labels", path: "metadata" },
  ]);
});

test("actions, errors, and what nobody can know have words of their own", async () => {
  const results = await judged([
    about({ action: "Warn", validations: [{ expression: "false", message: "w" }] }, "a"),
    about({ validations: [{ expression: "object.spec.none == 1" }] }, "b"),
    about({ validations: [{ expression: "request.userInfo.username == 'x'" }] }, "c"),
    about({ validations: [{ expression: "authorizer.requestResource.check('get').allowed()" }] }, "d"),
  ]);
  expect(results.map(({ policy, outcome }) => [policy, outcome])).toEqual([
    ["clusterpolicies/a", "warn"],
    ["clusterpolicies/b", "error"],
    ["clusterpolicies/c", "skip"],
    ["clusterpolicies/d", "skip"],
  ]);
  expect(results.at(-1)?.message).toBe(noRequest);
});

test("what policies read is fetched, and an end is put to asking", async () => {
  const paramRef = { name: "x", namespace: "n" };
  const param = about({
    paramKind: { apiVersion: "v1", kind: "ConfigMap" },
    paramRef,
    validations: [{ expression: "params.data.a == 'b'", message: "no" }],
  });
  const answers = (lookup: Lookup): Found =>
    lookup.ask === "paramKind"
      ? { state: "kind", namespaced: true }
      : { state: "objects", objects: [{ metadata: paramRef, data: { a: "c" } }] };
  expect(await judged([param], answers)).toMatchObject([{ outcome: "fail", message: "no" }]);
  expect(await judged([param], () => ({ state: "failed", reason: "down" }))).toMatchObject([{ outcome: "error" }]);
});
