import { imageFindings } from "../../checks/template-parts.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/image",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "A template names its image.",
  why: "Without an image no Impulse of the template can run.",
  covers: ["RECON-1"],
  examples: {
    allow: [{ object: impulseTemplate() }],
    deny: [{ object: impulseTemplate({ image: "" }) }],
  },
  check: ({ object, refused }) => imageFindings(object.spec.image, refused),
});
