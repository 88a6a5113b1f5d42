import { quantityFindings } from "../../checks/quantities.ts";
import { runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [runOne];

export default rule<StepRunContext>({
  id: "step-run/quantities",
  kind: "StepRun",
  effect: "deny",
  summary: "The resources of a StepRun are Kubernetes quantities, and no request is above its limit.",
  why: "Kubernetes refuses the pod otherwise, after the run has started.",
  examples: {
    allow: [{ object: stepRun({ executionOverrides: { cpuRequest: "100m", cpuLimit: "1" } }), related }],
    deny: [{ object: stepRun({ executionOverrides: { cpuRequest: "2", cpuLimit: "1" } }), related }],
  },
  check: ({ facts }) => quantityFindings(facts.execution),
});
