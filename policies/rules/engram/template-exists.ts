import { templateAsk } from "../../checks/template.ts";
import { missingTemplate } from "../../checks/template-use.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

export default rule<EngramContext>({
  id: "engram/template-exists",
  kind: "Engram",
  effect: "deny",
  summary: "The template of an Engram exists.",
  why: "Its configuration can be judged only against the template, and without the template it has no image.",
  covers: ["ENGRAM-V-2"],
  examples: {
    allow: [{ object: engram(), related: [template()] }],
    deny: [{ object: engram({ templateRef: { name: "htpp" } }), related: [template()] }],
  },
  needs: templateAsk,
  check: missingTemplate,
});
