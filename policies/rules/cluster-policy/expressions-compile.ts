import { clusterPolicy } from "../../examples/policy-objects.ts";
import { unjudged } from "../../expressions.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

export default rule<PolicyContext>({
  id: "cluster-policy/expressions-compile",
  kind: "ClusterPolicy",
  effect: "deny",
  summary: "Every expression of a policy is CEL of the type that its field needs, with variables that there are.",
  why: "What cannot be evaluated follows the failure policy of each request that it judges: a slip of the pen would refuse them all, or none.",
  examples: {
    allow: [
      {
        object: clusterPolicy({
          variables: [{ name: "steps", expression: "object.spec.?steps.orValue([])" }],
          validations: [
            {
              expression: "variables.steps.size() < 5",
              messageExpression: "'more than ' + string(variables.steps.size())",
            },
          ],
        }),
      },
      {
        title: "Objects that it reads",
        object: clusterPolicy({
          reads: [
            { name: "users", apiVersion: "bubustack.io/v1alpha1", kind: "Engram", objectName: "object.metadata.name" },
          ],
          validations: [{ expression: "reads.users.size() == 0" }],
        }),
      },
    ],
    deny: [
      { title: "No CEL", object: clusterPolicy({ validations: [{ expression: "object.spec.steps.size( > 1" }] }) },
      {
        title: "A misspelt variable",
        object: clusterPolicy({ validations: [{ expression: "objekt.spec.steps.size() > 1" }] }),
      },
      { title: "No bool", object: clusterPolicy({ validations: [{ expression: "'yes'" }] }) },
      {
        title: "A variable that stands after it",
        object: clusterPolicy({
          variables: [
            { name: "a", expression: "variables.b" },
            { name: "b", expression: "1" },
          ],
        }),
      },
      {
        title: "What there is at another point only",
        object: clusterPolicy({ validations: [{ expression: "edge.from == ''" }] }),
      },
      {
        title: "A change that is none",
        object: clusterPolicy({
          mutations: [{ patchType: "JSONPatch", jsonPatch: { expression: "Object{}" } }],
        }),
      },
    ],
  },
  check: ({ object, namespace, expressions }) => expressions?.policy(object.spec, namespace) ?? unjudged(["spec"]),
});
