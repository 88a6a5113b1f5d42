import { stampApproval } from "../../checks/approval.ts";
import { byGrace, exception, policy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { defaults } from "../../rule.ts";

const related = [policy()];
const earlier = { by: "linus", at: "1969-12-31T00:00:00Z", digest: "0".repeat(64) };

export default defaults<ExceptionContext>({
  id: "policy-exception/approval-stamped",
  kind: "PolicyException",
  about: "spec",
  on: ["CREATE", "UPDATE"],
  stamps: true,
  summary: "An approval says who gave it, when, and for which text; any change of the rest takes it away.",
  why: "An approval is a signature: nobody signs for another, and nobody changes what is signed. Whoever gives the digest approves that text and no other.",
  examples: {
    fills: [
      {
        title: "In the name of another",
        object: exception({ approval: { by: "the-boss" } }, byGrace),
        old: exception({}, byGrace),
        related,
        filled: exception({ approval: { by: "ada", at: "1970-01-01T00:00:00Z" } }, byGrace),
      },
      {
        title: "The rest is changed",
        object: exception({ approval: earlier, reason: "another one" }, byGrace),
        old: exception({ approval: earlier }, byGrace),
        related,
        filled: exception({ reason: "another one" }),
      },
    ],
  },
  fill: stampApproval,
});
