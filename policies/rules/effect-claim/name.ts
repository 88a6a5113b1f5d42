import { effectClaimName } from "@bubustack/api/names/derived";
import { derivedName } from "../../checks/derived-name.ts";
import { effectClaim, stepRun } from "../../examples/objects.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [stepRun()];

export default rule<EffectClaimContext>({
  id: "effect-claim/name",
  kind: "EffectClaim",
  effect: "deny",
  summary: "A claim is called by its StepRun and its effect.",
  why: "The name is what makes the effect happen once: whoever comes second finds the claim there.",
  covers: ["EFFECTCLAIM-V-9", "EFFECTCLAIM-V-10", "EFFECTCLAIM-V-11"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: effectClaim(), related }],
    deny: [
      { object: effectClaim({}, { name: "mine" }), related },
      { title: "A generated name", object: effectClaim({}, { name: "demo-x7k2p", generateName: "demo-" }), related },
    ],
  },
  check: ({ object, namespace, host }) => {
    const { stepRunRef, effectKey } = object.spec;
    const expected = effectClaimName(host, stepRunRef.namespace || namespace, stepRunRef.name, effectKey);
    if (stepRunRef.name === "" || expected === "") return [];
    return derivedName(object, expected, "the StepRun and the effect");
  },
});
