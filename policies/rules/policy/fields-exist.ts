import { policy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

export default rule<PolicyContext>({
  id: "policy/fields-exist",
  kind: "Policy",
  effect: "warn",
  summary: "Validations read fields that one at least of the kinds has that a policy names.",
  why: "A field that no kind has is an error for every object, which the failure policy decides about: it is misspelt, or of another version.",
  examples: {
    allow: [{ object: policy({ validations: [{ expression: "object.spec.steps.size() < 5" }] }) }],
    deny: [
      { title: "A misspelt field", object: policy({ validations: [{ expression: "object.spec.stepz.size() < 5" }] }) },
    ],
  },
  check: ({ object, expressions }) => expressions?.fields(object.spec) ?? [],
});
