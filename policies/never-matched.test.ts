import { expect, test } from "vitest";
import { isNeverMatched } from "./never-matched.ts";

test.each([
  ["policy.bubustack.io", "clusterpolicies", ""],
  ["rbac.authorization.k8s.io", "clusterroles", ""],
  ["apiextensions.k8s.io", "customresourcedefinitions", "status"],
  ["coordination.k8s.io", "leases", ""],
  ["", "nodes", "status"],
  ["", "pods", "binding"],
  ["", "pods", "status"],
  ["", "events", ""],
])("%s/%s/%s", (group, resource, subresource) => {
  expect(isNeverMatched(group, resource, subresource)).toBe(true);
});

test.each([
  ["", "pods", ""],
  ["", "pods", "ephemeralcontainers"],
  ["", "namespaces", ""],
  ["bubustack.io", "stories", "status"],
  ["apps", "deployments", ""],
])("%s/%s/%s may be matched", (group, resource, subresource) => {
  expect(isNeverMatched(group, resource, subresource)).toBe(false);
});
