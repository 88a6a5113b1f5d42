import { absentFindings, referenceAsk } from "../../checks/reference.ts";
import { stepRunOf } from "../../checks/run-references.ts";
import { effectClaim, stepRun } from "../../examples/objects.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

export default rule<EffectClaimContext>({
  id: "effect-claim/step-run-exists",
  kind: "EffectClaim",
  effect: "deny",
  summary: "The StepRun of a claim exists.",
  why: "An effect belongs to the step that has it, and its claim is deleted with the StepRun.",
  covers: ["EFFECTCLAIM-V-13"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: effectClaim(), related: [stepRun()] }],
    deny: [{ object: effectClaim() }],
  },
  needs: (context) => referenceAsk(context, stepRunOf(context)),
  check: (context) => absentFindings(context, stepRunOf(context), "name the StepRun that has the effect"),
});
