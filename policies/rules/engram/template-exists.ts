import { brief } from "@bubustack/api/json";
import { templateAsk, templateName } from "../../checks/template.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { notFound } from "../../finding.ts";
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
  check: (context) => {
    const name = templateName(context);
    if (name === "" || !context.related.absent("EngramTemplate", "", name)) return [];
    const message = `EngramTemplate ${brief(name)} does not exist`;
    return [notFound(["spec", "templateRef", "name"], message, { fix: "install the template, or check the name" })];
  },
});
