import type { JsonObject } from "@bubustack/api/json";
import { secretGrantFindings } from "../../checks/template-parts.ts";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { rule } from "../../rule.ts";

const granting = (grant: JsonObject) => template({ execution: { rbac: { rules: [grant] } } });

export default rule<EngramTemplateContext>({
  id: "engram-template/grants-secrets",
  kind: "EngramTemplate",
  effect: "warn",
  summary: "A template that asks for Secrets names them.",
  why: "Without names every Secret of a namespace can be read by any step of a run that uses the template.",
  examples: {
    allow: [
      { object: granting({ verbs: ["get"], apiGroups: [""], resources: ["secrets"], resourceNames: ["login"] }) },
    ],
    deny: [{ object: granting({ verbs: ["get"], apiGroups: [""], resources: ["secrets"] }) }],
  },
  check: ({ facts }) => secretGrantFindings(facts.execution),
});
