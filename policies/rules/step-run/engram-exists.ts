import { absentFindings, referenceAsk } from "../../checks/reference.ts";
import { engramOf } from "../../checks/run-references.ts";
import { fetchEngram, runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const running = stepRun({ engramRef: { name: "fetch" } });

export default rule<StepRunContext>({
  id: "step-run/engram-exists",
  kind: "StepRun",
  effect: "deny",
  summary: "The Engram that a StepRun executes exists.",
  why: "There is nothing to execute otherwise.",
  covers: ["STEPRUN-V-5"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: running, related: [runOne, ...fetchEngram] }],
    deny: [{ object: running, related: [runOne] }],
  },
  needs: (context) => referenceAsk(context, engramOf(context)),
  check: (context) => absentFindings(context, engramOf(context), "apply the Engram first, or check the name"),
});
