import { pinAsk, uidFindings } from "../../checks/reference.ts";
import { runOf } from "../../checks/run-references.ts";
import { stepRun, storyRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const meant = stepRun({ storyRunRef: { name: "run-1", uid: "a1" } });

export default rule<StepRunContext>({
  id: "step-run/story-run-uid",
  kind: "StepRun",
  effect: "deny",
  summary: "Where a StepRun names the UID of its run, the run is that one.",
  why: "A run that was deleted and created anew under the same name is another one.",
  on: ["CREATE"],
  examples: {
    allow: [{ object: meant, related: [storyRun({}, { name: "run-1", uid: "a1" })] }],
    deny: [{ object: meant, related: [storyRun({}, { name: "run-1", uid: "b2" })] }],
  },
  needs: (context) => pinAsk(context, runOf(context), "uid"),
  check: (context) => uidFindings(context, runOf(context)),
});
