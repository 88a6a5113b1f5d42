import type { JsonObject } from "@bubustack/api/json";
import { heldAsks, heldFindings } from "../../checks/held-grants.ts";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { engramTemplateFacts } from "../../facts/engram-template.ts";
import { rule } from "../../rule.ts";

const granting = (grant: JsonObject) => template({ execution: { rbac: { rules: [grant] } } });
const listing = granting({ verbs: ["list"], apiGroups: [""], resources: ["configmaps"] });
const everywhere = { verb: "list", group: "", resource: "configmaps", namespace: "", name: "" };

export default rule<EngramTemplateContext>({
  id: "engram-template/grants-held",
  kind: "EngramTemplate",
  effect: "deny",
  summary: "A template hands on only rights that its author has in every namespace.",
  why: "Every namespace that uses the template grants them to its runners. The API server is asked about each right that a change adds.",
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

function handed({ facts, old }: EngramTemplateContext) {
  const rules = facts.execution.policyRules;
  return {
    rules,
    namespace: "",
    ...(old === undefined ? {} : { old: engramTemplateFacts(old).execution.policyRules }),
  };
}
