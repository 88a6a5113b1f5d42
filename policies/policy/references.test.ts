/** Policies at Reference: asked about each reference that a request writes. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { request, world } from "../admission/testing/scene.ts";
import type { Found, Lookup } from "../admission/world.ts";
import { judgeByPolicies } from "./judge.ts";
import { clusterPolicy, exception, namespacePolicy, question, verdict } from "./testing/scene.ts";
import { mostEdges } from "./written-edges.ts";

const matchConstraints = {
  resourceRules: [
    {
      apiGroups: ["bubustack.io"],
      apiVersions: ["v1alpha1"],
      operations: ["CREATE", "UPDATE"],
      resources: ["stories"],
    },
  ],
};
const at = ["Reference"];
const edges = (spec: JsonObject, name?: string) => clusterPolicy({ matchConstraints, at, ...spec }, name);
const within = (spec: JsonObject) => namespacePolicy({ matchConstraints, at, ...spec }, "w", "dev");
const refuse = (expression: string) => ({
  validations: [{ name: "r", expression, messageExpression: "edge.to.name" }],
});

const step = (namespace: string, name = "fetch") => ({ name: "s", ref: { namespace, name } });
const story = (...steps: readonly JsonObject[]): JsonObject => ({
  apiVersion: "bubustack.io/v1alpha1",
  kind: "Story",
  metadata: { name: "daily", namespace: "dev" },
  spec: { steps },
});
const write = (object: JsonObject, more: Partial<AdmissionRequest> = {}) =>
  request({
    kind: { group: "bubustack.io", version: "v1alpha1", kind: "Story" },
    resource: { group: "bubustack.io", version: "v1alpha1", resource: "stories" },
    name: "daily",
    namespace: "dev",
    object,
    ...more,
  });
const labels = (name: string, of: JsonObject): Found => ({
  state: "objects",
  objects: [{ apiVersion: "v1", kind: "Namespace", metadata: { name, labels: of } }],
});
const known: { readonly [name: string]: Found } = {
  dev: labels("dev", { team: "a" }),
  prod: labels("prod", { team: "b" }),
};
const asking = (found: { readonly [name: string]: Found | "open" }) =>
  world((lookup: Lookup) => (lookup.ask === "namespace" ? found[lookup.name] : undefined));
const judged = (policies: readonly JsonObject[], object: JsonObject, more: object = {}) =>
  verdict(policies, { request: write(object), world: asking(known), ...more });

test("each reference is judged, and a finding names its field", () => {
  const policy = edges({ validations: [{ name: "r", expression: "!edge.crossNamespace", message: "stay at home" }] });
  expect(judged([policy], story(step(""), step("prod"), step("dev"), step("prod", "send")))).toMatchObject({
    allowed: false,
    findings: [
      { policy: "p", rule: "r", path: "spec.steps[1].ref", message: "stay at home", action: "Deny" },
      { policy: "p", rule: "r", path: "spec.steps[3].ref" },
    ],
  });
});

test("what the path of a validation names is below the reference", () => {
  const policy = edges({ validations: [{ expression: "!edge.crossNamespace", path: "namespace" }] });
  expect(judged([policy], story(step("prod"))).findings).toMatchObject([{ path: "spec.steps[0].ref.namespace" }]);
});

test("an expression sees who refers to what, and the labels of both namespaces", () => {
  const all = [
    "edge.field == 'spec.steps[0].ref' && edge.crossNamespace",
    "edge.from.group == 'bubustack.io' && edge.from.kind == 'Story'",
    "edge.from.namespace == 'dev' && edge.from.name == 'daily'",
    "edge.to.group == 'bubustack.io' && edge.to.kind == 'Engram'",
    "edge.to.namespace == 'prod' && edge.to.name == 'fetch'",
    "edge.from.namespaceLabels.team == 'a' && edge.to.namespaceLabels.team == 'b'",
    "object.metadata.name == 'daily' && request.operation == 'CREATE'",
  ];
  expect(
    judged([edges({ validations: all.map((expression) => ({ expression })) })], story(step("prod"))),
  ).toMatchObject({
    findings: [],
    allowed: true,
  });
});

test("what is outside of namespaces has none, and no labels", () => {
  const object = { ...story(), spec: { transports: [{ transportRef: "live" }] } };
  const none = "edge.to.namespace == '' && edge.to.namespaceLabels == {} && !edge.crossNamespace";
  const validations = [{ expression: none }, { expression: "edge.to.kind == 'Transport' && edge.to.name == 'live'" }];
  expect(judged([edges({ validations })], object).findings).toEqual([]);
});

test("references are judged where they are written: not where the spec stays, nor where it goes", () => {
  const policy = edges(refuse("false"));
  const allowed = (more: Partial<AdmissionRequest>) =>
    judged([policy], story(), { request: write(story(step("")), more) }).allowed;
  expect(allowed({})).toBe(false);
  expect(allowed({ operation: "UPDATE", oldObject: story(step("prod")) })).toBe(false);
  expect(allowed({ operation: "UPDATE", oldObject: { ...story(step("")), metadata: { finalizers: ["a"] } } })).toBe(
    true,
  );
  expect(allowed({ operation: "UPDATE", subResource: "status", oldObject: story() })).toBe(true);
  expect(allowed({ operation: "DELETE", object: null, oldObject: story(step("")) })).toBe(true);
});

test("what policies changed is what is judged", () => {
  const patch = {
    patchType: "JSONPatch",
    jsonPatch: { expression: "[JSONPatch{op: 'replace', path: '/spec/steps/0/ref/namespace', value: 'prod'}]" },
  };
  const change = clusterPolicy({ matchConstraints, mutations: [patch] }, "change");
  expect(judged([change, edges(refuse("!edge.crossNamespace"))], story(step("dev"))).findings).toMatchObject([
    { policy: "p" },
  ]);
});

test("a namespace is asked for only where an expression looks at it", () => {
  const open = asking({ ...known, prod: "open" });
  const policy = (expression: string) =>
    question([edges({ validations: [{ expression }] })], { request: write(story(step("prod"))), world: open });
  expect(judgeByPolicies(policy("edge.to.namespaceLabels.team == 'b'"))).toEqual({
    needs: [{ ask: "namespace", name: "prod" }],
  });
  expect(judgeByPolicies(policy("edge.from.name == 'x' && edge.to.namespaceLabels.team == 'b'"))).toMatchObject({
    verdict: { allowed: false },
  });
});

test.each([
  [
    "is not known",
    { state: "unknown", reason: "no cluster" },
    { unverified: [{ policy: "p", reason: "no cluster" }], findings: [] },
  ],
  [
    "does not exist",
    { state: "absent" },
    { findings: [{ rule: "r", error: "expression", path: "spec.steps[0].ref" }, {}] },
  ],
  ["cannot be read", { state: "failed", reason: "down" }, { findings: [{ rule: "r", error: "expression" }, {}] }],
] as const)("a namespace that %s is never a pass", (_, prod, expected) => {
  const policy = edges(refuse("edge.to.namespaceLabels == {'team': 'b'}"));
  expect(judged([policy], story(step("prod"), step("prod", "b")), { world: asking({ ...known, prod }) })).toMatchObject(
    expected,
  );
});

test("actions, failure policies, exceptions and match conditions hold as at admission", () => {
  const of = (spec: JsonObject) => judged([edges({ ...refuse("!edge.crossNamespace"), ...spec })], story(step("prod")));
  expect(of({ action: "Warn" })).toMatchObject({
    allowed: true,
    warnings: ['ClusterPolicy "p": spec.steps[0].ref: fetch [r]'],
  });
  expect(of({ action: "Audit" })).toMatchObject({ allowed: true, findings: [{ action: "Audit" }] });
  expect(of({ ...refuse("edge.to.name.size() / 0 == 1"), failurePolicy: "Ignore" })).toMatchObject({
    allowed: true,
    records: [{ record: "ignored" }],
  });
  expect(of({ matchConditions: [{ name: "c", expression: "edge.to.name == 'send'" }] }).allowed).toBe(true);
  const excepted = exception({ match: { resources: ["stories"] } });
  const policy = edges({ ...refuse("!edge.crossNamespace"), exceptions: { maxDuration: "720h" } });
  expect(judged([policy, excepted], story(step("prod")))).toMatchObject({
    allowed: true,
    records: [{ record: "excepted" }],
  });
});

test("a policy of a namespace sees the references of its own objects, and no labels of other namespaces", () => {
  expect(judged([within(refuse("!edge.crossNamespace"))], story(step("prod")))).toMatchObject({
    allowed: false,
    findings: [{ kind: "Policy", namespace: "dev", path: "spec.steps[0].ref" }],
  });
  expect(judged([within(refuse("edge.from.namespaceLabels.team == 'a'"))], story(step("prod"))).findings).toEqual([]);
  expect(judged([within(refuse("edge.to.namespaceLabels.team == 'b'"))], story(step("prod"))).findings).toMatchObject([
    { error: "expression", message: expect.stringContaining("does not look beyond it") },
  ]);
});

test("an object with more references than are judged is refused", () => {
  const many = Array.from({ length: mostEdges + 1 }, () => step(""));
  expect(judged([edges(refuse("true"))], story(...many)).findings).toMatchObject([
    { rule: "error/budget", message: `the object has more than ${mostEdges} references` },
  ]);
  expect(judged([edges(refuse("true"))], story(...many.slice(1))).findings).toEqual([]);
});

test("once the time is up one reference says so", () => {
  const late = { ...asking(known), expired: () => true };
  expect(judged([edges(refuse("true"))], story(step(""), step("")), { world: late }).findings).toMatchObject([
    { error: "time" },
  ]);
});

test("kinds of others of the same name have no references", () => {
  const other = { kind: { group: "other.io", version: "v1alpha1", kind: "Story" } };
  expect(judged([edges(refuse("false"))], story(), { request: write(story(step("prod")), other) }).allowed).toBe(true);
});
