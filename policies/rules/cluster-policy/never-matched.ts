import { neverMatchedFindings } from "../../checks/policy-rules.ts";
import { clusterPolicy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

const rule1 = (group: string, resource: string) => ({
  apiGroups: [group],
  apiVersions: ["*"],
  operations: ["CREATE"],
  resources: [resource],
});
const matching = (group: string, resource: string) => ({
  matchConstraints: { resourceRules: [rule1(group, resource)] },
});

export default rule<PolicyContext>({
  id: "cluster-policy/never-matched",
  kind: "ClusterPolicy",
  effect: "warn",
  summary: "A policy names nothing that policies are never asked about.",
  why: "Leases, nodes, access reviews, rights, webhooks and policies themselves are let through: a policy must not be able to lock the cluster, or its own removal.",
  examples: {
    allow: [{ object: clusterPolicy() }],
    deny: [
      { title: "Rights", object: clusterPolicy(matching("rbac.authorization.k8s.io", "roles")) },
      { title: "Policies", object: clusterPolicy(matching("policy.bubustack.io", "clusterpolicies")) },
    ],
  },
  check: neverMatchedFindings,
});
