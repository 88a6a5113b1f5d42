import { pinAsk, uidFindings } from "../../checks/reference.ts";
import { stepRunOf } from "../../checks/run-references.ts";
import { effectClaim, stepRun } from "../../examples/objects.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const meant = effectClaim({ stepRunRef: { name: "demo", uid: "a1" } });

export default rule<EffectClaimContext>({
  id: "effect-claim/step-run-uid",
  kind: "EffectClaim",
  effect: "deny",
  summary: "Where a claim names the UID of its StepRun, the StepRun is that one.",
  why: "A StepRun that was deleted and created anew under the same name has effects of its own.",
  covers: ["EFFECTCLAIM-V-14"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: meant, related: [stepRun({}, { uid: "a1" })] }],
    deny: [{ object: meant, related: [stepRun({}, { uid: "b2" })] }],
  },
  needs: (context) => pinAsk(context, stepRunOf(context), "uid"),
  check: (context) => uidFindings(context, stepRunOf(context)),
});
