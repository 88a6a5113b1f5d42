import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { required } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<EngramTemplateContext>({
  id: "engram-template/version",
  kind: "EngramTemplate",
  effect: "deny",
  summary: "A template names its version.",
  why: "Engrams pin it, and what ran can be traced only by it.",
  covers: ["RECON-1"],
  examples: {
    allow: [{ object: template({ version: "1.2.3" }) }],
    deny: [{ object: template({ version: " " }) }],
  },
  check: ({ object, refused }) =>
    object.spec.version.trim() === "" && refused?.(["spec", "version"]) !== true
      ? [required(["spec", "version"], "is blank", { fix: "write a version such as 1.0.0" })]
      : [],
});
