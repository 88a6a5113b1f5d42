import { imageFindings } from "../../checks/template-parts.ts";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { rule } from "../../rule.ts";

export default rule<EngramTemplateContext>({
  id: "engram-template/image",
  kind: "EngramTemplate",
  effect: "deny",
  summary: "A template names its image.",
  why: "Without an image no Engram of the template can run.",
  covers: ["RECON-1"],
  examples: {
    allow: [{ object: template() }],
    deny: [{ object: template({ image: "" }) }],
  },
  check: ({ object, refused }) => imageFindings(object.spec.image, refused),
});
