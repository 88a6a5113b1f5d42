import type { JsonObject } from "@bubustack/api/json";
import { secretGrantFindings } from "../../checks/template-parts.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

const granting = (grant: JsonObject) => impulseTemplate({ execution: { rbac: { rules: [grant] } } });

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/grants-secrets",
  kind: "ImpulseTemplate",
  effect: "warn",
  summary: "A template that asks for Secrets names them.",
  why: "Without names every Secret of a namespace can be read by every Impulse that uses the template.",
  examples: {
    allow: [
      { object: granting({ verbs: ["get"], apiGroups: [""], resources: ["secrets"], resourceNames: ["login"] }) },
    ],
    deny: [{ object: granting({ verbs: ["get"], apiGroups: [""], resources: ["secrets"] }) }],
  },
  check: ({ facts }) => secretGrantFindings(facts.execution),
});
