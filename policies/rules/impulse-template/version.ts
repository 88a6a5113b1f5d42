import { versionFindings } from "../../checks/template-parts.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/version",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "A template names its version.",
  why: "Impulses pin it, and what listened can be traced only by it.",
  covers: ["RECON-1"],
  examples: {
    allow: [{ object: impulseTemplate({ version: "1.2.3" }) }],
    deny: [{ object: impulseTemplate({ version: " " }) }],
  },
  check: ({ object, refused }) => versionFindings(object.spec.version, refused),
});
