import { exceptionDurationFindings } from "../../checks/policy-exceptions.ts";
import { policy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

export default rule<PolicyContext>({
  id: "policy/exceptions-end",
  kind: "Policy",
  effect: "deny",
  summary: "The time that exceptions may last is a positive Go duration.",
  why: "What cannot be read allows no exception at all.",
  examples: {
    allow: [{ object: policy({ exceptions: { maxDuration: "36h" } }) }],
    deny: [
      { title: "Days", object: policy({ exceptions: { maxDuration: "30d" } }) },
      { title: "No time", object: policy({ exceptions: { maxDuration: "0s" } }) },
    ],
  },
  check: exceptionDurationFindings,
});
