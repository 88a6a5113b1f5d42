import { endFindings } from "../../checks/excepted.ts";
import { exception, policy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [policy()];

export default rule<ExceptionContext>({
  id: "policy-exception/ends-later",
  kind: "PolicyException",
  effect: "deny",
  summary: "An exception ends in the future.",
  why: "One that has ended has no effect, and whoever wrote it believes that it has.",
  examples: {
    allow: [{ object: exception(), related }],
    deny: [{ object: exception({ expiresAt: "1969-12-31T23:59:59Z" }), related }],
  },
  check: endFindings,
});
