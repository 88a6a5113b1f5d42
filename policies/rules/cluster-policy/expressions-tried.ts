import { clusterPolicy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";
import { defaultSettings } from "../../settings.ts";

export default rule<PolicyContext>({
  id: "cluster-policy/expressions-tried",
  kind: "ClusterPolicy",
  effect: "warn",
  summary:
    "Expressions are no error for the smallest and for a full object of our kinds or a Pod, and cost no more than they may for one with long lists.",
  why: "They are tried with objects made up from the schema: what reads a field that may be absent, or loops within loops, is an error for somebody, which the failure policy decides about.",
  examples: {
    allow: [
      { object: clusterPolicy({ validations: [{ expression: 'object.spec.image != ""' }] }) },
      {
        title: "What may be absent, guarded",
        object: clusterPolicy({ validations: [{ expression: 'object.metadata.?labels.?team.orValue("") != ""' }] }),
      },
    ],
    deny: [
      {
        title: "Labels that may be absent",
        object: clusterPolicy({ validations: [{ expression: 'object.metadata.labels["team"] != ""' }] }),
      },
      {
        title: "A Pod without a security context of its own",
        settings: {
          policy: { ...defaultSettings.policy, targets: [{ group: "", versions: ["v1"], resources: ["pods"] }] },
        },
        object: clusterPolicy({
          matchConstraints: {
            resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
          },
          validations: [{ expression: "object.spec.securityContext.runAsNonRoot == true" }],
        }),
      },
      {
        title: "What is deleted has no object",
        object: clusterPolicy({
          matchConstraints: {
            resourceRules: [
              {
                apiGroups: ["bubustack.io"],
                apiVersions: ["v1alpha1"],
                operations: ["CREATE", "DELETE"],
                resources: ["stories"],
              },
            ],
          },
          validations: [{ expression: "object.spec.steps.size() < 9" }],
        }),
      },
    ],
  },
  check: ({ object, expressions }) => expressions?.tried(object.spec) ?? [],
});
