import { modeFindings } from "../../checks/template-parts.ts";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { rule } from "../../rule.ts";

export default rule<EngramTemplateContext>({
  id: "engram-template/modes-unique",
  kind: "EngramTemplate",
  effect: "deny",
  summary: "A template lists each of its modes once.",
  why: "A repeated mode changes nothing; most often another one was meant.",
  examples: {
    allow: [{ object: template({ supportedModes: ["job", "deployment"] }) }],
    deny: [{ object: template({ supportedModes: ["job", "job"] }) }],
  },
  check: ({ object, refused }) => modeFindings(object.spec.supportedModes, refused),
});
