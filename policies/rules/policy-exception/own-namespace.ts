import { clusterScopedFindings } from "../../checks/excepted.ts";
import { exception, policy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [policy()];

export default rule<ExceptionContext>({
  id: "policy-exception/own-namespace",
  kind: "PolicyException",
  effect: "deny",
  summary: "The exception of a namespace is about objects of that namespace.",
  why: "What stands outside of namespaces belongs to all of them: an exception for it is a ClusterPolicyException.",
  examples: {
    allow: [{ object: exception(), related }],
    deny: [
      { title: "A kind of the cluster", object: exception({ match: { resources: ["engramtemplates"] } }), related },
      { title: "Namespaces themselves", object: exception({ match: { resources: ["namespaces"] } }), related },
    ],
  },
  check: clusterScopedFindings,
});
