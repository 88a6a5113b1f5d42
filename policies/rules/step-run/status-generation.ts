import { generationFindings } from "../../checks/status.ts";
import { stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const observed = (observedGeneration: number) => stepRun({}, {}, { observedGeneration });

export default rule<StepRunContext>({
  id: "step-run/status-generation",
  kind: "StepRun",
  effect: "deny",
  about: "status",
  summary: "The status of a step is not replaced by one of an older generation.",
  why: "A writer that has not seen the latest object would undo what others have found since.",
  covers: ["STEPRUN-U-2"],
  on: ["UPDATE"],
  examples: {
    allow: [{ subResource, object: observed(5), old: observed(4) }],
    deny: [{ subResource, object: observed(4), old: observed(5) }],
  },
  check: ({ object, old }) => generationFindings(object, old),
});
