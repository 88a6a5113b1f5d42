import { validationNameFindings } from "../../checks/policy-rules.ts";
import { policy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

const validation = (name: string) => ({ name, expression: "true" });

export default rule<PolicyContext>({
  id: "policy/names-unique",
  kind: "Policy",
  effect: "deny",
  summary: "Validations that have names have different ones.",
  why: "Findings name the validation, and exceptions choose by its name.",
  examples: {
    allow: [{ object: policy({ validations: [validation("a"), validation("b"), { expression: "true" }] }) }],
    deny: [{ object: policy({ validations: [validation("a"), validation("a")] }) }],
  },
  check: validationNameFindings,
});
