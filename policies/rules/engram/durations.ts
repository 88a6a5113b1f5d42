import { durationFindings, retryFindings } from "../../checks/durations.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template()];

export default rule<EngramContext>({
  id: "engram/durations",
  kind: "Engram",
  effect: "deny",
  summary: "Time limits and waits of an Engram are Go durations.",
  why: "What cannot be read as a duration is found out only when a run is under way, and is then as if it were not set.",
  covers: ["RECON-8"],
  examples: {
    allow: [{ object: engram({ overrides: { timeout: "90s" } }), related }],
    deny: [{ object: engram({ executionPolicy: { timeout: "soon" } }), related }],
  },
  check: ({ facts }) => [...durationFindings(facts.execution), ...retryFindings(facts.execution)],
});
