import { effectClaim, stepRun } from "../../examples/objects.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";
import { required } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [stepRun()];
const completedAt = "2026-01-01T00:00:05Z";

export default rule<EffectClaimContext>({
  id: "effect-claim/completion",
  kind: "EffectClaim",
  effect: "deny",
  summary: "A claim that has ended says how and when; one that was released need not say when.",
  why: "Whoever finds the claim decides by it whether the effect happened. A released claim is free to be taken again, and has no end.",
  covers: ["EFFECTCLAIM-V-3", "EFFECTCLAIM-V-4"],
  examples: {
    allow: [
      { object: effectClaim({ completionStatus: "completed", completedAt }), related },
      { object: effectClaim({ completionStatus: "released" }), related },
    ],
    deny: [
      { object: effectClaim({ completedAt }), related },
      { object: effectClaim({ completionStatus: "completed" }), related },
      { object: effectClaim({ completionStatus: "abandoned" }), related },
    ],
  },
  check: ({ object: { spec }, refused }) => {
    const { completionStatus, completedAt: at } = spec;
    const status = ["spec", "completionStatus"];
    const time = ["spec", "completedAt"];
    if (refused?.(status) || refused?.(time)) return [];
    if (at !== undefined && completionStatus === undefined)
      return [required(status, "is required beside completedAt", { fix: "say how it ended" })];
    if (at === undefined && completionStatus !== undefined && completionStatus !== "released")
      return [required(time, `is required with completionStatus ${completionStatus}`, { fix: "say when it ended" })];
    return [];
  },
});
