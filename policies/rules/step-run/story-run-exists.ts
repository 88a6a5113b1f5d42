import { absentFindings, referenceAsk } from "../../checks/reference.ts";
import { runOf } from "../../checks/run-references.ts";
import { runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

export default rule<StepRunContext>({
  id: "step-run/story-run-exists",
  kind: "StepRun",
  effect: "deny",
  summary: "The run that a StepRun belongs to exists.",
  why: "A step of no run would execute, and nobody would wait for it or clean up after it.",
  on: ["CREATE"],
  examples: {
    allow: [{ object: stepRun(), related: [runOne] }],
    deny: [{ object: stepRun() }],
  },
  needs: (context) => referenceAsk(context, runOf(context)),
  check: (context) => absentFindings(context, runOf(context), "create a StoryRun: it creates its StepRuns"),
});
