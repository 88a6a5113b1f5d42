import { policy } from "../../examples/policy-objects.ts";
import { unjudged } from "../../expressions.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

export default rule<PolicyContext>({
  id: "policy/expressions-compile",
  kind: "Policy",
  effect: "deny",
  summary: "Every expression of a policy is CEL of the type that its field needs, with variables that there are.",
  why: "What cannot be evaluated follows the failure policy of each request that it judges: a slip of the pen would refuse them all, or none.",
  examples: {
    allow: [
      {
        object: policy({
          variables: [{ name: "steps", expression: "object.spec.steps" }],
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
        object: policy({
          reads: [
            { name: "users", apiVersion: "bubustack.io/v1alpha1", kind: "Engram", objectName: "object.metadata.name" },
          ],
          validations: [{ expression: "reads.users.size() == 0" }],
        }),
      },
    ],
    deny: [
      { title: "No CEL", object: policy({ validations: [{ expression: "object.spec.steps.size( > 1" }] }) },
      {
        title: "A misspelt variable",
        object: policy({ validations: [{ expression: "objekt.spec.steps.size() > 1" }] }),
      },
      { title: "No bool", object: policy({ validations: [{ expression: "'yes'" }] }) },
      {
        title: "A variable that stands after it",
        object: policy({
          variables: [
            { name: "a", expression: "variables.b" },
            { name: "b", expression: "1" },
          ],
        }),
      },
      {
        title: "What there is at another point only",
        object: policy({ validations: [{ expression: "edge.from == ''" }] }),
      },
      {
        title: "What looks into other namespaces",
        object: policy({
          validations: [
            { expression: "authorizer.group('').resource('pods').namespace('others').check('get').allowed()" },
          ],
        }),
      },
      {
        title: "The rights of another account",
        object: policy({
          validations: [
            {
              expression: "authorizer.serviceAccount('others', 'a').group('').resource('pods').check('get').allowed()",
            },
          ],
        }),
      },
    ],
  },
  check: ({ object, namespace, expressions }) => expressions?.policy(object.spec, namespace) ?? unjudged(["spec"]),
});
