import { endFindings } from "../../checks/excepted.ts";
import { clusterException, clusterPolicy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [clusterPolicy()];

export default rule<ExceptionContext>({
  id: "cluster-policy-exception/ends-later",
  kind: "ClusterPolicyException",
  effect: "deny",
  summary: "An exception ends in the future.",
  why: "One that has ended has no effect, and whoever wrote it believes that it has.",
  examples: {
    allow: [{ object: clusterException(), related }],
    deny: [{ object: clusterException({ expiresAt: "1969-12-31T23:59:59Z" }), related }],
  },
  check: endFindings,
});
