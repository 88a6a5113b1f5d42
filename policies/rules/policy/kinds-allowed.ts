import { namespacedKindFindings } from "../../checks/policy-rules.ts";
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
  id: "policy/kinds-allowed",
  kind: "Policy",
  effect: "deny",
  summary: "The policy of a namespace is about kinds that the installation lets namespaces judge.",
  why: "By default these are the kinds of ours that are in namespaces. For other kinds the webhooks would have to be asked of the whole cluster, at the cost of everybody.",
  examples: {
    allow: [{ object: policy() }],
    deny: [
      { title: "A kind of Kubernetes", object: policy(matching("apps", "deployments")) },
      { title: "All groups", object: policy(matching("*", "*")) },
      { title: "Rights", object: policy(matching("rbac.authorization.k8s.io", "roles")) },
    ],
  },
  check: namespacedKindFindings,
});
