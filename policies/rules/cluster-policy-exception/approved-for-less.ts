import { approvalDurationAsks, durationFindings } from "../../checks/approval.ts";
import { byGrace, clusterException, clusterPolicy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [clusterPolicy()];
const strict = { ...clusterPolicy(), spec: {} };
const late = "1970-02-01T00:00:00Z";

export default rule<ExceptionContext>({
  id: "cluster-policy-exception/approved-for-less",
  kind: "ClusterPolicyException",
  effect: "deny",
  summary: "An exception ends within the time that each of its policies allows, counted from its approval.",
  why: "A policy without an end of its exceptions is none. A policy that says nothing of exceptions has none.",
  examples: {
    allow: [{ object: clusterException({ approval: {} }, byGrace), old: clusterException({}, byGrace), related }],
    deny: [
      {
        title: "Too far away",
        object: clusterException({ approval: {}, expiresAt: late }, byGrace),
        old: clusterException({ expiresAt: late }, byGrace),
        related,
      },
      {
        title: "From a policy that allows none",
        object: clusterException({ approval: {} }, byGrace),
        old: clusterException({}, byGrace),
        related: [strict],
      },
      {
        title: "From a policy that is not there",
        object: clusterException({ approval: {} }, byGrace),
        old: clusterException({}, byGrace),
      },
    ],
  },
  needs: approvalDurationAsks,
  check: durationFindings,
});
