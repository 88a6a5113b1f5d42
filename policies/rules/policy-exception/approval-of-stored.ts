import { approvedTextFindings } from "../../checks/approval.ts";
import { byGrace, exception, policy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [policy()];

export default rule<ExceptionContext>({
  id: "policy-exception/approval-of-stored",
  kind: "PolicyException",
  effect: "deny",
  summary: "What is approved is stored already, and is the text that the approver names.",
  why: "Who sets an approval with the text itself approves what nobody else has seen. Between reading and approving, an author may have changed the text: the digest tells.",
  examples: {
    allow: [{ object: exception({ approval: {} }, byGrace), old: exception({}, byGrace), related }],
    deny: [
      { title: "With its creation", object: exception({ approval: {} }), related },
      {
        title: "With a change",
        object: exception({ approval: {}, reason: "another one" }, byGrace),
        old: exception({}, byGrace),
        related,
      },
      {
        title: "Another text",
        object: exception({ approval: { digest: "0".repeat(64) } }, byGrace),
        old: exception({}, byGrace),
        related,
      },
    ],
  },
  check: approvedTextFindings,
});
