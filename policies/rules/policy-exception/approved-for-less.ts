import { approvalDurationAsks, durationFindings } from "../../checks/approval.ts";
import { byGrace, exception, policy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [policy()];
const strict = { ...policy(), spec: {} };
const late = "1970-01-02T01:00:00Z";

export default rule<ExceptionContext>({
  id: "policy-exception/approved-for-less",
  kind: "PolicyException",
  effect: "deny",
  summary: "An exception ends within the time that each of its policies allows, counted from its approval.",
  why: "A policy without an end of its exceptions is none. A policy that says nothing of exceptions has none.",
  examples: {
    allow: [{ object: exception({ approval: {} }, byGrace), old: exception({}, byGrace), related }],
    deny: [
      {
        title: "Too far away",
        object: exception({ approval: {}, expiresAt: late }, byGrace),
        old: exception({ expiresAt: late }, byGrace),
        related,
      },
      {
        title: "From a policy that allows none",
        object: exception({ approval: {} }, byGrace),
        old: exception({}, byGrace),
        related: [strict],
      },
      {
        title: "From a policy that is not there",
        object: exception({ approval: {} }, byGrace),
        old: exception({}, byGrace),
      },
    ],
  },
  needs: approvalDurationAsks,
  check: durationFindings,
});
