import { clusterException, clusterPolicy } from "../../examples/policy-objects.ts";
import { unjudged } from "../../expressions.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [clusterPolicy()];
const given = (expression: string) =>
  clusterException({ match: { resources: ["stories"], conditions: [{ name: "mine", expression }] } });

export default rule<ExceptionContext>({
  id: "cluster-policy-exception/conditions-compile",
  kind: "ClusterPolicyException",
  effect: "deny",
  summary: "The conditions of an exception are CEL that gives a bool.",
  why: "What cannot be evaluated never holds: the exception would have no effect.",
  examples: {
    allow: [{ object: given("object.metadata.name.startsWith('a-')"), related }],
    deny: [
      { title: "A name that there is not", object: given("objekt.metadata.name == 'a'"), related },
      { title: "No bool", object: given("object.metadata.name"), related },
      { title: "No CEL", object: given("object.metadata.name =="), related },
    ],
  },
  check: ({ object, namespace, expressions }) =>
    expressions?.exception(object.spec, namespace) ?? unjudged(["spec", "match", "conditions"]),
});
