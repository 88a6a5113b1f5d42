import { approvalAsks, approverFindings } from "../../checks/approval.ts";
import { byGrace, clusterException, clusterPolicy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [clusterPolicy()];
const except = {
  verb: "except",
  group: "policy.bubustack.io",
  resource: "clusterpolicies",
  namespace: "",
  name: "by-digest",
};

export default rule<ExceptionContext>({
  id: "cluster-policy-exception/approved-by-another",
  kind: "ClusterPolicyException",
  effect: "deny",
  summary:
    "An exception is approved by somebody who did not write it and holds the verb `except` on each of its policies.",
  why: "An exception takes two: one who needs it, and one who answers for the policy.",
  examples: {
    allow: [{ object: clusterException({ approval: {} }, byGrace), old: clusterException({}, byGrace), related }],
    deny: [
      {
        title: "By its author",
        object: clusterException({ approval: {} }, byGrace),
        old: clusterException({}, byGrace),
        related,
        user: { username: "grace" },
      },
      {
        title: "By somebody who may not",
        object: clusterException({ approval: {} }, byGrace),
        old: clusterException({}, byGrace),
        related,
        mayNot: [except],
      },
      { title: "Of an unknown author", object: clusterException({ approval: {} }), old: clusterException(), related },
    ],
  },
  needs: approvalAsks,
  check: approverFindings,
});
