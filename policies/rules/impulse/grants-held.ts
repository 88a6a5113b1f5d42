import { heldAsks, heldFindings } from "../../checks/held-grants.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { impulseFacts } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const related = cronRelated;
const reading = impulse({
  execution: { rbac: { rules: [{ verbs: ["list"], apiGroups: [""], resources: ["secrets"] }] } },
});
const all = { verb: "list", group: "", resource: "secrets", namespace: "default", name: "" };

export default rule<ImpulseContext>({
  id: "impulse/grants-held",
  kind: "Impulse",
  effect: "deny",
  summary: "An Impulse hands on only rights that its author has.",
  why: "The listener gets what the Impulse asks for, so whoever may create an Impulse could otherwise do what is closed to him. The API server is asked about each right that a change adds.",
  examples: {
    allow: [
      { object: reading, related },
      { title: "Rights that it had already", object: reading, old: reading, related, mayNot: [all] },
    ],
    deny: [{ object: reading, related, mayNot: [all] }],
  },
  needs: (context) => heldAsks(context, handed(context)),
  check: (context) => heldFindings(context, handed(context)),
});

function handed({ facts, old, namespace }: ImpulseContext) {
  const rules = facts.execution.policyRules;
  return { rules, namespace, ...(old === undefined ? {} : { old: impulseFacts(old).execution.policyRules }) };
}
