import { generationFindings } from "../../checks/status.ts";
import { effectClaim } from "../../examples/objects.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const observed = (observedGeneration: number) => effectClaim({}, {}, { observedGeneration });

export default rule<EffectClaimContext>({
  id: "effect-claim/status-generation",
  kind: "EffectClaim",
  effect: "deny",
  about: "status",
  summary: "The status of a claim is not replaced by one of an older generation.",
  why: "A writer that has not seen the latest object would undo what others have found since.",
  on: ["UPDATE"],
  examples: {
    allow: [{ subResource, object: observed(2), old: observed(1) }],
    deny: [{ subResource, object: observed(1), old: observed(2) }],
  },
  check: ({ object, old }) => generationFindings(object, old),
});
