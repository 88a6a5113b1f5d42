import type { JsonObject } from "@bubustack/api/json";
import { grantFindings } from "../../checks/rbac.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const related = cronRelated;
const granting = (grant: JsonObject) => impulse({ execution: { rbac: { rules: [grant] } } });

export default rule<ImpulseContext>({
  id: "impulse/grants-explicit",
  kind: "Impulse",
  effect: "deny",
  summary: "The rights that an Impulse asks for are listed one by one, and none of them lets its holder take more.",
  why: "They go into a Role of the listener, and each of them is asked about before it does.",
  examples: {
    allow: [{ object: granting({ verbs: ["get"], apiGroups: [""], resources: ["configmaps"] }), related }],
    deny: [
      { title: "Everything", object: granting({ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }), related },
      {
        title: "Rights of others",
        object: granting({ verbs: ["bind"], apiGroups: ["rbac.authorization.k8s.io"], resources: ["roles"] }),
        related,
      },
    ],
  },
  check: ({ facts }) => grantFindings(facts.execution),
});
