/** The author of a policy learns through it nothing that they may not read: one test for each way to read. */
import { expect, test } from "vitest";
import type { Access } from "../access.ts";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import type { Example } from "../rule.ts";
import { defaultSettings } from "../settings.ts";
import { judgeExample } from "../testing/closed-world.ts";

const engrams = { name: "engrams", apiVersion: "bubustack.io/v1alpha1", kind: "Engram" };
const limits = { apiVersion: "v1", kind: "ConfigMap" };
const configMaps = {
  group: "",
  version: "v1",
  kind: "ConfigMap",
  resource: "configmaps",
  namespaced: true,
  namespaces: [],
};
const listed = { policy: { ...defaultSettings.policy, readable: [configMaps] } };

const refused = (object: Example["object"], mayNot: readonly Access[] = [], settings: Example["settings"] = {}) =>
  judgeExample({ object, mayNot, settings }).findings.map(({ rule }) => rule);
const get = (group: string, resource: string, namespace: string, name = ""): Access => ({
  verb: "get",
  group,
  resource,
  namespace,
  name,
});
const list = (group: string, resource: string, namespace: string): Access => ({
  ...get(group, resource, namespace),
  verb: "list",
});

test.each([
  ["labels", { labelSelector: {} }],
  ["a name", { objectName: "object.metadata.name" }],
  ["an index", { index: { templateRef: "object.metadata.name" } }],
])("reads by %s need get and list, in the scope that is read", (_, how) => {
  const reads = [{ ...engrams, ...how }];
  for (const make of [get, list]) {
    expect(refused(policy({ reads }), [make("bubustack.io", "engrams", "default")])).toEqual(["policy/reads-held"]);
    expect(refused(clusterPolicy({ reads }), [make("bubustack.io", "engrams", "")])).toEqual([
      "cluster-policy/reads-held",
    ]);
    expect(refused(policy({ reads }), [make("bubustack.io", "engrams", "others")])).toEqual([]);
  }
});

test("params need the right to get the one that is named, or to get and list those that are selected", () => {
  const named = { paramKind: limits, paramRef: { name: "limits", namespace: "shared" } };
  const selected = { paramKind: limits, paramRef: { selector: {} } };
  expect(refused(clusterPolicy(named), [get("", "configmaps", "shared", "limits")], listed)).toHaveLength(1);
  expect(refused(clusterPolicy(named), [get("", "configmaps", "", "limits")], listed)).toEqual([]);
  expect(refused(clusterPolicy(selected), [list("", "configmaps", "")], listed)).toHaveLength(1);
  const own = { paramKind: limits, paramRef: { name: "limits" } };
  expect(refused(policy(own), [get("", "configmaps", "default", "limits")], listed)).toEqual(["policy/reads-held"]);
});

test("a kind that becomes readable later needs the right to its whole group", () => {
  const selected = { paramKind: { apiVersion: "acme.io/v1", kind: "Limit" }, paramRef: { selector: {} } };
  expect(refused(clusterPolicy(selected), [list("acme.io", "*", "")])).toEqual(["cluster-policy/reads-held"]);
  expect(refused(clusterPolicy(selected))).toEqual([]);
});

test.each(["expression", "messageExpression"])("a namespace is looked at in an %s by who may get it", (field) => {
  const look = "namespaceObject.metadata.name";
  const validations = [{ expression: "true", [field]: field === "expression" ? `${look} == ''` : look }];
  expect(refused(policy({ validations }), [get("", "namespaces", "default", "default")])).toEqual([
    "policy/reads-held",
  ]);
  expect(refused(clusterPolicy({ validations }), [get("", "namespaces", "default", "default")])).toEqual([]);
});

test("a word in a text looks at nothing", () => {
  const validations = [{ expression: "object.metadata.name != 'namespaceObject'" }];
  expect(refused(policy({ validations }), [get("", "namespaces", "default", "default")])).toEqual([]);
});

test("what a namespace's policy judges, its author may read: messages can say it", () => {
  expect(refused(policy(), [list("bubustack.io", "stories", "default")])).toEqual(["policy/reads-held"]);
  expect(refused(clusterPolicy(), [list("catalog.bubustack.io", "engramtemplates", "")])).toEqual([]);
});

test.each([clusterPolicy, policy])("nobody reads Secrets, whatever they may", (make) => {
  const settings = { policy: { ...listed.policy, readable: [{ ...configMaps, kind: "Secret" }] } };
  const secret = { apiVersion: "v1", kind: "Secret" };
  const rule = make === policy ? "policy/secrets-unread" : "cluster-policy/secrets-unread";
  expect(refused(make({ reads: [{ name: "a", ...secret, labelSelector: {} }] }), [], settings)).toEqual([rule]);
  expect(refused(make({ paramKind: secret, paramRef: { name: "a" } }), [], settings)).toEqual([rule]);
  expect(refused(make({ paramKind: secret }), [], settings)).toEqual([rule]);
});

test("a policy of many resources is refused rather than asked about", () => {
  const resources = Array.from({ length: 64 }, (_, at) => `a${at}`);
  const rule = { apiGroups: ["x.io", "y.io"], apiVersions: ["*"], operations: ["*"], resources };
  const found = refused(policy({ matchConstraints: { resourceRules: [rule] } }), [], {
    policy: {
      ...defaultSettings.policy,
      namespacedKinds: ["x.io", "y.io"].map((group) => ({ group, resources: ["*"] })),
    },
  });
  expect(found).toEqual(["policy/reads-held"]);
});
