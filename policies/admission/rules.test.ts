import { expect, test } from "vitest";
import { readRule, readRules, ruleMatches } from "./rules.ts";

const requested = {
  operation: "CREATE",
  resource: { group: "", version: "v1", resource: "configmaps" },
  subresource: "",
  namespace: "n",
  name: "a",
};
const rule = {
  apiGroups: [""],
  apiVersions: ["v1"],
  operations: ["CREATE"],
  resources: ["configmaps"],
};
const matches = (more: object, of = requested) => ruleMatches(readRule({ ...rule, ...more }), of);

test("group, version, resource, operation, scope and name must all fit", () => {
  expect(matches({})).toBe(true);
  for (const no of [
    { apiGroups: ["x"] },
    { apiVersions: ["v2"] },
    { resources: ["secrets"] },
    { operations: ["DELETE"] },
    { scope: "Cluster" },
    { scope: "Odd" },
    { resourceNames: ["b"] },
    { resources: [] },
  ])
    expect(matches(no), JSON.stringify(no)).toBe(false);
  for (const yes of [
    { apiGroups: ["*"] },
    { apiVersions: ["*"] },
    { resources: ["*"] },
    { resources: ["*/*"] },
    { resources: ["configmaps/*"] },
    { operations: ["*"] },
    { scope: "Namespaced" },
    { resourceNames: ["b", "a"] },
  ])
    expect(matches(yes), JSON.stringify(yes)).toBe(true);
});

test("subresources are named, or any", () => {
  const status = { ...requested, subresource: "status" };
  expect(
    ["configmaps", "*", "configmaps/status", "*/status", "*/*"].map((resource) =>
      matches({ resources: [resource] }, status),
    ),
  ).toEqual([false, false, true, true, true]);
});

test("a namespace is an object of the cluster", () => {
  const itself = { ...requested, resource: { group: "", version: "v1", resource: "namespaces" } };
  expect(matches({ resources: ["*"], scope: "Cluster" }, itself)).toBe(true);
  expect(matches({ resources: ["*"], scope: "Namespaced" }, itself)).toBe(false);
});

test("what is no rule matches nothing", () => {
  for (const odd of [null, 5, [], { operations: "CREATE" }]) expect(ruleMatches(readRule(odd), requested)).toBe(false);
  expect(readRules("x")).toEqual([]);
  expect(readRules([rule])).toHaveLength(1);
});
