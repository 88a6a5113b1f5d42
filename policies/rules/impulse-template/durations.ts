import { durationFindings } from "../../checks/durations.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/durations",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "Time limits and waits that a template recommends are Go durations.",
  why: "What cannot be read as a duration is found out only when the component runs, and is then as if it were not set.",
  covers: ["RECON-8"],
  examples: {
    allow: [{ object: impulseTemplate({ execution: { timeout: "5m", retry: { recommendedBaseDelay: "1s" } } }) }],
    deny: [{ object: impulseTemplate({ execution: { timeout: "5" } }) }],
  },
  check: ({ facts }) => durationFindings(facts.execution),
});
