import { blankTemplate } from "../../checks/template-use.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseContext>({
  id: "impulse/template-name",
  kind: "Impulse",
  effect: "deny",
  summary: "An Impulse names its template.",
  why: "Without a template it has no image and cannot listen.",
  covers: ["IMPULSE-V-1"],
  examples: {
    allow: [{ object: impulse(), related: cronRelated }],
    deny: [{ object: impulse({ templateRef: { name: " " } }), related: cronRelated }],
  },
  check: ({ object }) => blankTemplate(object.spec.templateRef.name, "ImpulseTemplate"),
});
