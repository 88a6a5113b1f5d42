import { durationFindings, retryFindings } from "../../checks/durations.ts";
import { runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [runOne];

export default rule<StepRunContext>({
  id: "step-run/durations",
  kind: "StepRun",
  effect: "deny",
  summary: "The deadline and the waits of a StepRun are Go durations.",
  why: "What cannot be read as a duration is found out only when the step runs, and is then as if it were not set.",
  examples: {
    allow: [{ object: stepRun({ timeout: "5m", retry: { delay: "1s", maxDelay: "1m" } }), related }],
    deny: [
      { object: stepRun({ timeout: "5 minutes" }), related },
      { object: stepRun({ retry: { delay: "10s", maxDelay: "1s" } }), related },
    ],
  },
  check: ({ facts }) => [...durationFindings(facts.execution), ...retryFindings(facts.execution)],
});
