import { clusterPolicy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

export default rule<PolicyContext>({
  id: "cluster-policy/expressions-evaluate",
  kind: "ClusterPolicy",
  effect: "deny",
  summary: "No expression of a policy is an error, or costs too much, whatever it is asked about.",
  why: "It is tried while nothing of a request is known: what is an error even then would refuse every request, or with the failure policy Ignore count for nothing.",
  examples: {
    allow: [
      { object: clusterPolicy({ validations: [{ expression: "object.spec.image != ''" }] }) },
      {
        title: "An error of some requests",
        object: clusterPolicy({ validations: [{ expression: "1 / object.metadata.generation > 0" }] }),
      },
    ],
    deny: [
      {
        title: "Never a number",
        object: clusterPolicy({ validations: [{ expression: "1 / 0 > object.metadata.generation" }] }),
      },
      {
        title: "No quantity",
        object: clusterPolicy({ validations: [{ expression: "quantity('a lot').isGreaterThan(quantity('1'))" }] }),
      },
    ],
  },
  check: ({ object, expressions }) => expressions?.trial(object.spec) ?? [],
});
