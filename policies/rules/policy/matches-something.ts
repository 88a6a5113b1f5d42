import { impossibleFindings } from "../../checks/policy-rules.ts";
import { policy } from "../../examples/policy-objects.ts";
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
  id: "policy/matches-something",
  kind: "Policy",
  effect: "deny",
  summary: "Resources of our groups that a policy names are there, in that scope and with that subresource.",
  why: "A rule about what there is not never matches, and whoever wrote it believes that it protects.",
  examples: {
    allow: [{ object: policy() }],
    deny: [
      { title: "A misspelt resource", object: policy(matching("bubustack.io", "storys")) },
      { title: "A subresource that there is not", object: policy(matching("bubustack.io", "stories/scale")) },
    ],
  },
  check: impossibleFindings,
});
