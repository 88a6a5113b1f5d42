import { expect, test } from "vitest";
import { apply, request, world } from "../admission/testing/scene.ts";
import { judgeByPolicies } from "./judge.ts";
import { clusterPolicy, exception, namespacePolicy, question, verdict } from "./testing/scene.ts";

const policy = (spec: object = {}) =>
  clusterPolicy({
    exceptions: { maxDuration: "720h" },
    validations: [
      { name: "one", expression: "false", message: "no" },
      { name: "two", expression: "object.data.x == '1'" },
    ],
    ...spec,
  });
const allowed = (spec: object, namespace?: string) => verdict([policy(), exception(spec as never, namespace)]).allowed;
const matching = (match: object, namespace?: string) =>
  allowed({ match: { resources: ["configmaps"], ...match } }, namespace);

test("what is excepted is no finding, and on record", () => {
  expect(verdict([policy(), exception()])).toMatchObject({
    allowed: true,
    findings: [],
    records: [
      {
        record: "excepted",
        policy: "p",
        rule: "one",
        message: "no",
        exception: { kind: "ClusterPolicyException", name: "e" },
        reason: "the vendor is slow",
        approvedBy: "eve",
        expiresAt: "2024-06-02T00:00:00Z",
      },
    ],
  });
});

test("one without effect is on record too, with the reason", () => {
  expect(verdict([policy(), exception({}, undefined, null)])).toMatchObject({
    allowed: false,
    records: [{ record: "not excepted", exception: { name: "e" }, message: expect.stringContaining("nobody") }],
  });
});

test("conditions inside one are all needed, several exceptions are alternatives", () => {
  expect(matching({ names: ["a"] })).toBe(true);
  expect(matching({ names: ["b"] })).toBe(false);
  expect(matching({ names: ["a"], namespaces: ["m"] })).toBe(false);
  expect(matching({ namespaces: ["n"] })).toBe(true);
  expect(matching({ resources: ["secrets"] })).toBe(false);
  expect(matching({ resources: ["configmaps.apps"] })).toBe(false);
  expect(matching({ resources: ["configmaps/status"] })).toBe(false);
  expect(allowed({ policies: [{ name: "q" }] })).toBe(false);
  const other = exception({ match: { resources: ["configmaps"], names: ["b"] } });
  expect(verdict([policy(), other, exception()]).allowed).toBe(true);
});

test("conditions in CEL; an error means that they do not hold", () => {
  const when = (expression: string) => matching({ conditions: [{ name: "c", expression }] });
  expect(when("object.data.x == '1'")).toBe(true);
  expect(when("object.data.x == '2'")).toBe(false);
  expect(when("object.none == '2'")).toBe(false);
  expect(when("}{")).toBe(false);
});

test("one of some validations is not one of others, nor of what goes wrong", () => {
  expect(allowed({ policies: [{ name: "p", rules: ["one"] }] })).toBe(true);
  expect(allowed({ policies: [{ name: "p", rules: ["two"] }] })).toBe(false);
  const broken = policy({ matchConditions: [{ name: "c", expression: "object.none" }] });
  expect(verdict([broken, exception({ policies: [{ name: "p", rules: ["one"] }] })]).allowed).toBe(false);
  expect(verdict([broken, exception()]).allowed).toBe(true);
});

test("one of a namespace is for what is in it, and for the policies that it names", () => {
  expect(allowed({}, "n")).toBe(true);
  expect(allowed({}, "m")).toBe(false);
  const cluster = exception({}, "n");
  const outside = request({ namespace: "" });
  expect(verdict([policy(), cluster], { request: outside }).allowed).toBe(false);
  const itself = request({ resource: { group: "", version: "v1", resource: "namespaces" }, name: "n" });
  const about = policy({
    matchConstraints: {
      resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["namespaces"] }],
    },
  });
  const forNamespaces = exception({ match: { resources: ["namespaces"] } }, "n");
  expect(verdict([about, forNamespaces], { request: itself }).allowed).toBe(false);
  // A policy of the namespace under the same name is another one.
  const reach = { namespacedKinds: [{ group: "", resources: ["*"] }], systemNamespaces: [], platformNamespaces: [] };
  const own = namespacePolicy({ exceptions: { maxDuration: "720h" }, validations: [{ expression: "false" }] });
  const kind = (name: string) => exception({ policies: [{ kind: name, name: "p" }] }, "n");
  expect(verdict([own, kind("ClusterPolicy")], { reach }).allowed).toBe(false);
  expect(verdict([own, kind("Policy")], { reach }).allowed).toBe(true);
  expect(verdict([policy(), kind("Policy")]).allowed).toBe(false);
});

test("a namespace's condition sees no rights elsewhere", () => {
  const asks = (check: string) => ({
    match: { resources: ["configmaps"], conditions: [{ name: "c", expression: `authorizer.${check}.allowed()` }] },
  });
  expect(allowed(asks("group('').resource('pods').namespace('m').check('get')"))).toBe(true);
  expect(allowed(asks("group('').resource('pods').namespace('m').check('get')"), "n")).toBe(false);
  expect(allowed(asks("group('').resource('pods').namespace('n').check('get')"), "n")).toBe(true);
  expect(allowed(asks("path('/healthz').check('get')"), "n")).toBe(false);
});

test("what a condition must know is asked; what cannot be known leaves the policy unverified", () => {
  const asks = exception({
    match: {
      resources: ["configmaps"],
      conditions: [{ name: "c", expression: "authorizer.path('/a').check('get').allowed()" }],
    },
  });
  const open = question([policy(), asks], { world: world(({ ask }) => (ask === "access" ? "open" : undefined)) });
  expect(judgeByPolicies(open)).toMatchObject({ needs: [{ ask: "access" }] });
  const unknown = world(({ ask }) => (ask === "access" ? { state: "unknown", reason: "no cluster" } : undefined));
  expect(verdict([policy(), asks], { world: unknown })).toMatchObject({ findings: [], unverified: [{ policy: "p" }] });
});

test("a condition about the namespace waits for it", () => {
  const about = exception({
    match: {
      resources: ["configmaps"],
      conditions: [{ name: "c", expression: "namespaceObject.metadata.labels.team == 'a'" }],
    },
  });
  const noParams = policy({ paramKind: { apiVersion: "v1", kind: "ConfigMap" }, paramRef: { name: "none" } });
  expect(verdict([noParams, about]).allowed).toBe(true);
  const open = question([noParams, about], { world: world(({ ask }) => (ask === "namespace" ? "open" : undefined)) });
  expect(judgeByPolicies(open)).toMatchObject({ needs: [{ ask: "namespace" }] });
});

test("changes of an excepted policy are not made", () => {
  const changing = clusterPolicy({
    exceptions: { maxDuration: "720h" },
    mutations: [apply("Object{data: {'y': '2'}}")],
  });
  expect(verdict([changing, exception()])).toMatchObject({ patches: [], records: [{ record: "excepted", rule: "" }] });
  expect(verdict([changing, exception({ match: { resources: ["secrets"] } })]).patches).toHaveLength(1);
});
