import type { JsonObject } from "@bubustack/api/json";
import { heldAsks, heldFindings } from "../../checks/held-grants.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { impulseTemplateFacts } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

const granting = (grant: JsonObject) => impulseTemplate({ execution: { rbac: { rules: [grant] } } });
const listing = granting({ verbs: ["list"], apiGroups: [""], resources: ["configmaps"] });
const everywhere = { verb: "list", group: "", resource: "configmaps", namespace: "", name: "" };

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/grants-held",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "A template hands on only rights that its author has in every namespace.",
  why: "Every namespace that uses the template grants them to its listeners. The API server is asked about each right that a change adds.",
  examples: {
    allow: [
      { object: listing },
      { title: "Rights that it had already", object: listing, old: listing, mayNot: [everywhere] },
    ],
    deny: [{ object: listing, mayNot: [everywhere] }],
  },
  needs: (context) => heldAsks(context, handed(context)),
  check: (context) => heldFindings(context, handed(context)),
});

function handed({ facts, old }: ImpulseTemplateContext) {
  const rules = facts.execution.policyRules;
  return {
    rules,
    namespace: "",
    ...(old === undefined ? {} : { old: impulseTemplateFacts(old).execution.policyRules }),
  };
}
