import { durationFindings, retryFindings } from "../../checks/durations.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const related = cronRelated;

export default rule<ImpulseContext>({
  id: "impulse/durations",
  kind: "Impulse",
  effect: "deny",
  summary: "Time limits and waits of an Impulse are Go durations.",
  why: "What cannot be read as a duration is found out only when the component runs, and is then as if it were not set.",
  covers: ["IMPULSE-V-15", "IMPULSE-V-16", "RECON-8"],
  examples: {
    allow: [{ object: impulse({ deliveryPolicy: { retry: { baseDelay: "500ms" } } }), related }],
    deny: [
      { title: "Not a duration", object: impulse({ deliveryPolicy: { retry: { baseDelay: "soon" } } }), related },
      { title: "Empty", object: impulse({ deliveryPolicy: { retry: { maxDelay: "" } } }), related },
      { title: "A time limit", object: impulse({ execution: { timeout: "0s" } }), related },
    ],
  },
  check: ({ facts }) => [...durationFindings(facts.execution), ...retryFindings(facts.execution)],
});
