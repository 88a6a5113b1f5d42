import { policy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

export default rule<PolicyContext>({
  id: "policy/expressions-evaluate",
  kind: "Policy",
  effect: "deny",
  summary: "No expression of a policy is an error, or costs too much, whatever it is asked about.",
  why: "It is tried while nothing of a request is known: what is an error even then would refuse every request, or with the failure policy Ignore count for nothing.",
  examples: {
    allow: [
      { object: policy({ validations: [{ expression: "object.spec.steps.size() < 5" }] }) },
      {
        title: "An error of some requests",
        object: policy({ validations: [{ expression: "1 / object.metadata.generation > 0" }] }),
      },
    ],
    deny: [
      {
        title: "Never a number",
        object: policy({ validations: [{ expression: "1 / 0 > object.metadata.generation" }] }),
      },
      {
        title: "No quantity",
        object: policy({ validations: [{ expression: "quantity('a lot').isGreaterThan(quantity('1'))" }] }),
      },
    ],
  },
  check: ({ object, expressions }) => expressions?.trial(object.spec) ?? [],
});
