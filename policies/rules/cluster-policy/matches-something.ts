import { impossibleFindings } from "../../checks/policy-rules.ts";
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
  id: "cluster-policy/matches-something",
  kind: "ClusterPolicy",
  effect: "deny",
  summary: "Resources of our groups that a policy names are there, in that scope and with that subresource.",
  why: "A rule about what there is not never matches, and whoever wrote it believes that it protects.",
  examples: {
    allow: [{ object: clusterPolicy() }],
    deny: [
      { title: "A misspelt resource", object: clusterPolicy(matching("bubustack.io", "storys")) },
      { title: "A subresource that there is not", object: clusterPolicy(matching("bubustack.io", "stories/scale")) },
      {
        title: "Templates are in no namespace",
        object: clusterPolicy({
          matchConstraints: {
            resourceRules: [{ ...rule1("catalog.bubustack.io", "engramtemplates"), scope: "Namespaced" }],
          },
        }),
      },
    ],
  },
  check: impossibleFindings,
});
