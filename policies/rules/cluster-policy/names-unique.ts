import { validationNameFindings } from "../../checks/policy-rules.ts";
import { clusterPolicy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

const validation = (name: string) => ({ name, expression: "true" });

export default rule<PolicyContext>({
  id: "cluster-policy/names-unique",
  kind: "ClusterPolicy",
  effect: "deny",
  summary: "Validations that have names have different ones.",
  why: "Findings name the validation, and exceptions choose by its name.",
  examples: {
    allow: [{ object: clusterPolicy({ validations: [validation("a"), validation("b"), { expression: "true" }] }) }],
    deny: [{ object: clusterPolicy({ validations: [validation("a"), validation("a")] }) }],
  },
  check: validationNameFindings,
});
