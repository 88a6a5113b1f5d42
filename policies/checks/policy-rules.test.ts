import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import { defaultSettings } from "../settings.ts";
import { judgeExample } from "../testing/closed-world.ts";

const rule = { apiVersions: ["*"], operations: ["*"], scope: "*" };
const about = (group: string, resource: string, scope = "*") => ({
  matchConstraints: { resourceRules: [{ ...rule, apiGroups: [group], resources: [resource], scope }] },
});
const rules = (object: ReturnType<typeof policy>, settings = {}) =>
  judgeExample({ object, settings }).findings.map(({ rule }) => rule);

test.each([
  ["bubustack.io", "stories", "*", true],
  ["bubustack.io", "stories/status", "Namespaced", true],
  ["bubustack.io", "stories/*", "*", true],
  ["bubustack.io", "*", "*", true],
  ["catalog.bubustack.io", "engramtemplates", "Cluster", true],
  ["apps", "anything", "*", true],
  ["bubustack.io", "stories", "Cluster", false],
  ["catalog.bubustack.io", "engramtemplates", "Namespaced", false],
  ["bubustack.io", "engramtemplates", "*", false],
  ["bubustack.io", "stories/scale", "*", false],
])("%s %s in scope %s: %s", (group, resource, scope, possible) => {
  expect(rules(clusterPolicy(about(group, resource, scope)))).toEqual(
    possible ? [] : ["cluster-policy/matches-something"],
  );
});

test.each([
  ["bubustack.io", "stories", true],
  ["runs.bubustack.io", "*", true],
  ["apps", "deployments", false],
  ["", "pods", false],
  ["*", "*", false],
  ["policy.bubustack.io", "policies", false],
])("a namespace judges %s %s: %s", (group, resource, allowed) => {
  expect(rules(policy(about(group, resource))).includes("policy/kinds-allowed")).toBe(!allowed);
});

test("the installation decides what namespaces judge", () => {
  const namespacedKinds = [{ group: "apps", resources: ["deployments"] }];
  const settings = { policy: { ...defaultSettings.policy, namespacedKinds } };
  expect(rules(policy(about("apps", "deployments")), settings)).toEqual([]);
  expect(rules(policy(about("apps", "*")), settings)).toEqual(["policy/kinds-allowed"]);
  expect(rules(policy(about("bubustack.io", "stories")), settings)).toEqual(["policy/kinds-allowed"]);
});
