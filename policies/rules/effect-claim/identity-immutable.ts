import { changedFields } from "../../checks/immutable.ts";
import { effectClaim } from "../../examples/objects.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

export default rule<EffectClaimContext>({
  id: "effect-claim/identity-immutable",
  kind: "EffectClaim",
  effect: "deny",
  summary: "Which effect of which StepRun a claim is about does not change.",
  why: "The name follows from it, and whoever finds the claim relies on it.",
  covers: ["EFFECTCLAIM-U-1"],
  on: ["UPDATE"],
  examples: {
    allow: [{ object: effectClaim({ leaseDurationSeconds: 60 }), old: effectClaim() }],
    deny: [
      { object: effectClaim({ idempotencyKey: "b" }), old: effectClaim({ idempotencyKey: "a" }) },
      { object: effectClaim({ effectKey: "pay" }), old: effectClaim() },
    ],
  },
  check: ({ object, old }) =>
    changedFields(object.spec, old?.spec, ["stepRunRef", "effectKey", "idempotencyKey"], "create another EffectClaim"),
});
