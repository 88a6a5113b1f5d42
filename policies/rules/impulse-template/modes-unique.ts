import { modeFindings } from "../../checks/template-parts.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/modes-unique",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "A template lists each of its modes once.",
  why: "A repeated mode changes nothing; most often another one was meant.",
  examples: {
    allow: [{ object: impulseTemplate({ supportedModes: ["deployment", "statefulset"] }) }],
    deny: [{ object: impulseTemplate({ supportedModes: ["deployment", "deployment"] }) }],
  },
  check: ({ object, refused }) => modeFindings(object.spec.supportedModes, refused),
});
