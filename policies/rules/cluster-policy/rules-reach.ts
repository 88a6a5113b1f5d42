import { reachFindings } from "../../checks/policy-rules.ts";
import { clusterPolicy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

const stories = {
  apiGroups: ["bubustack.io"],
  apiVersions: ["v1alpha1"],
  operations: ["CREATE"],
  resources: ["stories"],
};

export default rule<PolicyContext>({
  id: "cluster-policy/rules-reach",
  kind: "ClusterPolicy",
  effect: "warn",
  summary: "There are requests that a policy can match.",
  why: "A condition that is never true, a selector that contradicts itself, or a rule that is excluded as a whole judges nothing, and whoever wrote it believes that it protects.",
  examples: {
    allow: [
      {
        object: clusterPolicy({ matchConditions: [{ name: "created", expression: "request.operation == 'CREATE'" }] }),
      },
    ],
    deny: [
      {
        title: "A condition that is never true",
        object: clusterPolicy({ matchConditions: [{ name: "off", expression: "false" }] }),
      },
      {
        title: "A selector that contradicts itself",
        object: clusterPolicy({
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
        object: clusterPolicy({
          matchConstraints: {
            resourceRules: [stories],
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
          },
        }),
      },
      {
        title: "A rule that is excluded",
        object: clusterPolicy({ matchConstraints: { resourceRules: [stories], excludeResourceRules: [stories] } }),
      },
      {
        title: "What objects are never asked about with",
        object: clusterPolicy({ matchConstraints: { resourceRules: [{ ...stories, operations: ["CONNECT"] }] } }),
      },
    ],
  },
  check: reachFindings,
});
