import { versionFindings } from "../../checks/template-parts.ts";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
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
  check: ({ object, refused }) => versionFindings(object.spec.version, refused),
});
