import { policy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

export default rule<PolicyContext>({
  id: "policy/expressions-tried",
  kind: "Policy",
  effect: "warn",
  summary:
    "Expressions are no error for the smallest and for a full object of our kinds or a Pod, and cost no more than they may for one with long lists.",
  why: "They are tried with objects made up from the schema: what reads a field that may be absent, or loops within loops, is an error for somebody, which the failure policy decides about.",
  examples: {
    allow: [
      { object: policy({ validations: [{ expression: "object.spec.steps.size() <= 10" }] }) },
      {
        title: "What may be absent, guarded",
        object: policy({ validations: [{ expression: 'object.metadata.?labels.?team.orValue("") != ""' }] }),
      },
    ],
    deny: [
      {
        title: "Labels that may be absent",
        object: policy({ validations: [{ expression: 'object.metadata.labels["team"] != ""' }] }),
      },
      {
        title: "What is deleted has no object",
        object: policy({
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
