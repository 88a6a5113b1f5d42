import { reachFindings } from "../../checks/policy-rules.ts";
import { policy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

const stories = {
  apiGroups: ["bubustack.io"],
  apiVersions: ["v1alpha1"],
  operations: ["CREATE"],
  resources: ["stories"],
};

export default rule<PolicyContext>({
  id: "policy/rules-reach",
  kind: "Policy",
  effect: "warn",
  summary: "There are requests that a policy can match.",
  why: "A condition that is never true, a selector that contradicts itself, or a rule that is excluded as a whole judges nothing, and whoever wrote it believes that it protects.",
  examples: {
    allow: [
      { object: policy({ matchConditions: [{ name: "created", expression: "request.operation == 'CREATE'" }] }) },
    ],
    deny: [
      {
        title: "A condition that is never true",
        object: policy({ matchConditions: [{ name: "off", expression: "false" }] }),
      },
      {
        title: "A selector that contradicts itself",
        object: policy({
          matchConstraints: {
            resourceRules: [stories],
            objectSelector: {
              matchLabels: { tier: "gold" },
              matchExpressions: [{ key: "tier", operator: "NotIn", values: ["gold"] }],
            },
          },
        }),
      },
      {
        title: "A namespace in which no policy is asked",
        object: policy({
          matchConstraints: {
            resourceRules: [stories],
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
          },
        }),
      },
      {
        title: "A rule that is excluded",
        object: policy({ matchConstraints: { resourceRules: [stories], excludeResourceRules: [stories] } }),
      },
      {
        title: "What objects are never asked about with",
        object: policy({ matchConstraints: { resourceRules: [{ ...stories, operations: ["CONNECT"] }] } }),
      },
    ],
  },
  check: reachFindings,
});
