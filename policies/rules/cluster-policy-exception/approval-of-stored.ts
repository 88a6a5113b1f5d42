import { approvedTextFindings } from "../../checks/approval.ts";
import { byGrace, clusterException, clusterPolicy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [clusterPolicy()];

export default rule<ExceptionContext>({
  id: "cluster-policy-exception/approval-of-stored",
  kind: "ClusterPolicyException",
  effect: "deny",
  summary: "What is approved is stored already, and is the text that the approver names.",
  why: "Who sets an approval with the text itself approves what nobody else has seen. Between reading and approving, an author may have changed the text: the digest tells.",
  examples: {
    allow: [{ object: clusterException({ approval: {} }, byGrace), old: clusterException({}, byGrace), related }],
    deny: [
      { title: "With its creation", object: clusterException({ approval: {} }), related },
      {
        title: "With a change",
        object: clusterException({ approval: {}, reason: "another one" }, byGrace),
        old: clusterException({}, byGrace),
        related,
      },
      {
        title: "Another text",
        object: clusterException({ approval: { digest: "0".repeat(64) } }, byGrace),
        old: clusterException({}, byGrace),
        related,
      },
    ],
  },
  check: approvedTextFindings,
});
