import { blankTemplate } from "../../checks/template-use.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

export default rule<EngramContext>({
  id: "engram/template-name",
  kind: "Engram",
  effect: "deny",
  summary: "An Engram names its template.",
  why: "Without a template it has no image and cannot run.",
  covers: ["ENGRAM-V-1"],
  examples: {
    allow: [{ object: engram(), related: [template()] }],
    deny: [{ object: engram({ templateRef: { name: " " } }) }],
  },
  check: ({ object }) => blankTemplate(object.spec.templateRef.name, "EngramTemplate"),
});
