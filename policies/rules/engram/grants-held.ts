import { heldAsks, heldFindings } from "../../checks/held-grants.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { engramFacts } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template()];
const reading = (name: string) =>
  engram({
    overrides: {
      rbac: { rules: [{ verbs: ["get"], apiGroups: [""], resources: ["secrets"], resourceNames: [name] }] },
    },
  });
const login = { verb: "get", group: "", resource: "secrets", namespace: "default", name: "login" };

export default rule<EngramContext>({
  id: "engram/grants-held",
  kind: "Engram",
  effect: "deny",
  summary: "An Engram hands on only rights that its author has.",
  why: "The runner gets what the Engram asks for, so whoever may create an Engram could otherwise read what is closed to him. The API server is asked about each right that a change adds.",
  examples: {
    allow: [
      { object: reading("login"), related },
      {
        title: "Rights that it had already",
        object: reading("login"),
        old: reading("login"),
        related,
        mayNot: [login],
      },
    ],
    deny: [{ object: reading("login"), related, mayNot: [login] }],
  },
  needs: (context) => heldAsks(context, handed(context)),
  check: (context) => heldFindings(context, handed(context)),
});

function handed({ facts, old, namespace }: EngramContext) {
  const rules = facts.execution.policyRules;
  return { rules, namespace, ...(old === undefined ? {} : { old: engramFacts(old).execution.policyRules }) };
}
