import { approvalAsks, approverFindings } from "../../checks/approval.ts";
import { byGrace, exception, policy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [policy()];
const except = {
  verb: "except",
  group: "policy.bubustack.io",
  resource: "policies",
  namespace: "default",
  name: "few-steps",
};

export default rule<ExceptionContext>({
  id: "policy-exception/approved-by-another",
  kind: "PolicyException",
  effect: "deny",
  summary:
    "An exception is approved by somebody who did not write it and holds the verb `except` on each of its policies.",
  why: "An exception takes two: one who needs it, and one who answers for the policy.",
  examples: {
    allow: [{ object: exception({ approval: {} }, byGrace), old: exception({}, byGrace), related }],
    deny: [
      {
        title: "By its author",
        object: exception({ approval: {} }, byGrace),
        old: exception({}, byGrace),
        related,
        user: { username: "grace" },
      },
      {
        title: "By somebody who may not",
        object: exception({ approval: {} }, byGrace),
        old: exception({}, byGrace),
        related,
        mayNot: [except],
      },
      { title: "Of an unknown author", object: exception({ approval: {} }), old: exception(), related },
    ],
  },
  needs: approvalAsks,
  check: approverFindings,
});
