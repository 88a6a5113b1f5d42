import { brief } from "@bubustack/api/json";
import { effectClaim, stepRun } from "../../examples/objects.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [stepRun()];

export default rule<EffectClaimContext>({
  id: "effect-claim/effect-named",
  kind: "EffectClaim",
  effect: "deny",
  summary: "The effect of a claim has a name.",
  why: "Effects of one step are told apart by it.",
  covers: ["EFFECTCLAIM-V-2"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: effectClaim(), related }],
    deny: [{ object: effectClaim({ effectKey: " " }, { name: "demo-effect-8db6ef441847c8cd" }), related }],
  },
  check: ({ object: { spec } }) =>
    spec.effectKey !== "" && spec.effectKey.trim() === ""
      ? [invalid(["spec", "effectKey"], `${brief(spec.effectKey)} is blank`, { fix: "name the effect" })]
      : [],
});
