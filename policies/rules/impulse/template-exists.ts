import { templateAsk } from "../../checks/template.ts";
import { missingTemplate } from "../../checks/template-use.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseContext>({
  id: "impulse/template-exists",
  kind: "Impulse",
  effect: "deny",
  summary: "The template of an Impulse exists.",
  why: "Its configuration can be judged only against the template, and without the template it has no image.",
  covers: ["IMPULSE-V-4"],
  examples: {
    allow: [{ object: impulse(), related: cronRelated }],
    deny: [{ object: impulse({ templateRef: { name: "corn" } }), related: cronRelated }],
  },
  needs: templateAsk,
  check: missingTemplate,
});
