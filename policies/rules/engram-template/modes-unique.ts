import { brief } from "@bubustack/api/json";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { duplicate } from "../../finding.ts";
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
  check: ({ object, refused }) => {
    const modes = object.spec.supportedModes;
    return modes.flatMap((mode, at) => {
      const path = ["spec", "supportedModes", at];
      if (modes.indexOf(mode) === at || refused?.(path)) return [];
      return [duplicate(path, `${brief(mode)} is listed already`, { fix: "remove it" })];
    });
  },
});
