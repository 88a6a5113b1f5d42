import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { required } from "../../finding.ts";
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
  check: ({ object }) => {
    const { name } = object.spec.templateRef;
    if (name === "" || name.trim() !== "") return [];
    return [required(["spec", "templateRef", "name"], "is blank", { fix: "name an EngramTemplate" })];
  },
});
