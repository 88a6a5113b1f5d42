import { runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [runOne];

export default rule<StepRunContext>({
  id: "step-run/idempotency-key-named",
  kind: "StepRun",
  effect: "deny",
  summary: "An idempotency key that is written is not blank.",
  why: "Steps with the same key count as the same work; a blank one would make all of them the same.",
  examples: {
    allow: [{ object: stepRun({ idempotencyKey: "order-42" }), related }],
    deny: [{ object: stepRun({ idempotencyKey: " " }), related }],
  },
  check: ({ object: { spec } }) =>
    spec.idempotencyKey === undefined || spec.idempotencyKey.trim() !== ""
      ? []
      : [invalid(["spec", "idempotencyKey"], "is blank", { fix: "leave it out, and it is derived" })],
});
