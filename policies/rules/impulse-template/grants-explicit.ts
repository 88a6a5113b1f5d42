import type { JsonObject } from "@bubustack/api/json";
import { grantFindings } from "../../checks/rbac.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

const granting = (grant: JsonObject) => impulseTemplate({ execution: { rbac: { rules: [grant] } } });

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/grants-explicit",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "The rights that a template asks for are listed one by one, and none of them lets its holder take more.",
  why: "Every namespace that uses the template grants them to its listeners, so what is asked for must be there to read.",
  examples: {
    allow: [{ object: granting({ verbs: ["get", "list"], apiGroups: [""], resources: ["configmaps"] }) }],
    deny: [
      { title: "Every verb", object: granting({ verbs: ["*"], apiGroups: [""], resources: ["configmaps"] }) },
      {
        title: "Rights of others",
        object: granting({ verbs: ["impersonate"], apiGroups: [""], resources: ["users"] }),
      },
      { title: "URL paths", object: granting({ verbs: ["get"], nonResourceURLs: ["/metrics"] }) },
    ],
  },
  check: ({ facts }) => grantFindings(facts.execution),
});
