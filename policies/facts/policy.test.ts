import type { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import { expect, test } from "vitest";
import { clusterPolicy } from "../examples/policy-objects.ts";
import { policyFacts } from "./policy.ts";

const facts = (rule: object) =>
  policyFacts(clusterPolicy({ matchConstraints: { resourceRules: [rule] } } as never) as unknown as ClusterPolicy);

test("each group is matched with each resource and its subresource", () => {
  const { matched } = facts({ apiGroups: ["", "apps"], resources: ["pods/status", "*"], scope: "*" });
  expect(matched.map(({ at, group, resource, subresource }) => [at, group, resource, subresource])).toEqual([
    [0, "", "pods", "status"],
    [0, "apps", "pods", "status"],
    [1, "", "*", ""],
    [1, "apps", "*", ""],
  ]);
});

test("what is looked at is bounded", () => {
  const many = Array.from({ length: 1_000 }, (_, at) => `a${at}`);
  expect(facts({ apiGroups: many, resources: many, scope: "*" }).matched).toHaveLength(4_096);
});
