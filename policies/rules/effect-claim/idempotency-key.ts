import { brief, isObject } from "@bubustack/api/json";
import { referenceAsk } from "../../checks/reference.ts";
import { stepRunOf } from "../../checks/run-references.ts";
import { effectClaim, stepRun } from "../../examples/objects.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [stepRun({ idempotencyKey: "order-42" })];

export default rule<EffectClaimContext>({
  id: "effect-claim/idempotency-key",
  kind: "EffectClaim",
  effect: "deny",
  summary: "The key that a claim copies is that of its StepRun.",
  why: "Systems outside tell repetitions apart by it; another key would have the effect twice.",
  on: ["CREATE"],
  examples: {
    allow: [
      { object: effectClaim({ idempotencyKey: "order-42" }), related },
      { object: effectClaim(), related },
    ],
    deny: [{ object: effectClaim({ idempotencyKey: "order-43" }), related }],
  },
  needs: (context) =>
    (context.object.spec.idempotencyKey ?? "") === "" ? [] : referenceAsk(context, stepRunOf(context)),
  check: ({ object: { spec }, namespace, related: others }) => {
    const given = (spec.idempotencyKey ?? "").trim();
    const { name, namespace: place } = spec.stepRunRef;
    const found = given === "" ? undefined : others.get("StepRun", place || namespace, name)?.["spec"];
    const key = isObject(found) && typeof found["idempotencyKey"] === "string" ? found["idempotencyKey"].trim() : "";
    if (key === "" || key === given) return [];
    const message = `${brief(given)} is not the key of the StepRun, ${brief(key)}`;
    return [invalid(["spec", "idempotencyKey"], message, { fix: `write ${brief(key)}`, replacement: key })];
  },
});
