import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { render } from "../../validation/field-error.ts";
import { bindingProblems, roleProblems } from "./rbac-problems.ts";

const group = "rbac.authorization.k8s.io";
const rule = { verbs: ["get"], apiGroups: [""], resources: ["pods"] };
const role = (given: JsonObject) => roleProblems({ rules: [given] }, true).map(render);

test("a rule is about resources or about paths, and complete", () => {
  expect(role(rule)).toEqual([]);
  expect(role({})).toEqual([
    "rules[0].verbs: Required value: verbs must contain at least one value",
    "rules[0].apiGroups: Required value: resource rules must supply at least one api group",
    "rules[0].resources: Required value: resource rules must supply at least one resource",
  ]);
  expect(role({ verbs: ["get"], nonResourceURLs: ["/x"], resources: ["pods"] })).toEqual([
    'rules[0].nonResourceURLs: Invalid value: ["/x"]: namespaced rules cannot apply to non-resource URLs',
    'rules[0].nonResourceURLs: Invalid value: ["/x"]: rules cannot apply to both regular resources and non-resource URLs',
  ]);
  expect(roleProblems({ rules: [{ verbs: ["get"], nonResourceURLs: ["/x"] }] }, false)).toEqual([]);
});

test("what gathers rules says from where", () => {
  expect(roleProblems({ aggregationRule: {} }, false).map(render)).toEqual([
    "aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if aggregationRule is non-nil",
  ]);
});

const roleRef = { apiGroup: group, kind: "ClusterRole", name: "r" };
const binding = (more: JsonObject, namespaced = true, old?: JsonObject) =>
  bindingProblems({ roleRef, ...more }, old, namespaced).map(render);

test("a binding names one role that there can be, and keeps it", () => {
  expect(binding({})).toEqual([]);
  expect(binding({ roleRef: { apiGroup: "x", kind: "Role", name: "" } }, false)).toEqual([
    `roleRef.apiGroup: Unsupported value: "x": supported values: "${group}"`,
    'roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"',
    "roleRef.name: Required value",
  ]);
  expect(binding({}, true, { roleRef: { ...roleRef, name: "other" } })[0]).toContain("cannot change roleRef");
});

test("subjects are users, groups or ServiceAccounts", () => {
  const subject = (given: JsonObject, namespaced = true) => binding({ subjects: [given] }, namespaced);
  expect(subject({ kind: "User", name: "ann", apiGroup: group })).toEqual([]);
  expect(subject({ kind: "ServiceAccount", name: "a" })).toEqual([]);
  expect(subject({ kind: "ServiceAccount", name: "a" }, false)).toEqual(["subjects[0].namespace: Required value"]);
  expect(subject({ kind: "ServiceAccount", name: "A", apiGroup: group })).toHaveLength(2);
  expect(subject({ kind: "Robot", name: "" })).toEqual([
    "subjects[0].name: Required value",
    'subjects[0].kind: Unsupported value: "Robot": supported values: "ServiceAccount", "User", "Group"',
  ]);
});
