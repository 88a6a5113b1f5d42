import { durationFindings } from "../../checks/durations.ts";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { rule } from "../../rule.ts";

export default rule<EngramTemplateContext>({
  id: "engram-template/durations",
  kind: "EngramTemplate",
  effect: "deny",
  summary: "Time limits and waits that a template recommends are Go durations.",
  why: "What cannot be read as a duration is found out only when a run is under way, and is then as if it were not set.",
  covers: ["RECON-8"],
  examples: {
    allow: [{ object: template({ execution: { timeout: "5m", retry: { recommendedBaseDelay: "1s" } } }) }],
    deny: [{ object: template({ execution: { timeout: "5" } }) }],
  },
  check: ({ facts }) => durationFindings(facts.execution),
});
