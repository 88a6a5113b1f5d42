import { policyAsks } from "../../checks/approval.ts";
import { policyFindings } from "../../checks/excepted.ts";
import { exception, policy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [policy()];
const strict = { ...policy(), spec: {} };
const named = { kind: "Policy", name: "few-steps" };
const known = "few";

export default rule<ExceptionContext>({
  id: "policy-exception/policy-known",
  kind: "PolicyException",
  effect: "warn",
  summary: "The policies of an exception are there, have the validations that it names, and allow exceptions.",
  why: "An exception from what is not there has no effect, and cannot be approved.",
  examples: {
    allow: [{ object: exception({ policies: [{ ...named, rules: [known] }] }), related }],
    deny: [
      { title: "No such policy", object: exception() },
      { title: "No such validation", object: exception({ policies: [{ ...named, rules: ["pined"] }] }), related },
      { title: "A policy that allows none", object: exception(), related: [strict] },
    ],
  },
  needs: policyAsks,
  check: policyFindings,
});
