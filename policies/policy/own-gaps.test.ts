import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import { ownGaps, withoutOwnGaps } from "./own-gaps.ts";

const about = (operations: readonly string[], ...resources: readonly string[]) => ({
  matchConstraints: {
    resourceRules: [{ apiGroups: ["bubustack.io"], apiVersions: ["v1alpha1"], operations, resources }],
  },
});
const rules = (object: object) => JSON.parse(JSON.stringify(object)).spec.matchConstraints.resourceRules;

test("deletions and statuses of kinds without rules about these are not asked about", () => {
  const all = policy(about(["CREATE", "DELETE"], "impulses", "stories", "impulses/status"));
  expect(ownGaps(all)).toEqual(["impulses.bubustack.io on DELETE", "impulses/status.bubustack.io"]);
  expect(rules(withoutOwnGaps(all))).toMatchObject([
    { resources: ["impulses"], operations: ["CREATE"] },
    { resources: ["stories"], operations: ["CREATE", "DELETE"] },
  ]);
});

test("for ClusterPolicies they are registered, and whoever names all operations names none of these", () => {
  expect(ownGaps(clusterPolicy(about(["DELETE"], "impulses")))).toEqual([]);
  expect(ownGaps(policy(about(["*"], "impulses")))).toEqual([]);
});
