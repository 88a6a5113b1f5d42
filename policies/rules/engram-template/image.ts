import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { required } from "../../finding.ts";
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
  check: ({ object, refused }) =>
    (object.spec.image ?? "").trim() === "" && refused?.(["spec", "image"]) !== true
      ? [required(["spec", "image"], "a template needs an image", { fix: "name the image, best by its digest" })]
      : [],
});
