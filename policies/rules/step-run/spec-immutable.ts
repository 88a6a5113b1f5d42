import { brief } from "@bubustack/api/json";
import { changedFields } from "../../checks/immutable.ts";
import { runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [runOne];
/** The fields that stay, `idempotencyKey` apart: it may be set where it was not. */
export const fixedFields = ["storyRunRef", "stepId", "engramRef", "templateGeneration", "input", "executionOverrides"];
const fix = "leave it as it is: the run creates another StepRun where one is wanted";

export default rule<StepRunContext>({
  id: "step-run/spec-immutable",
  kind: "StepRun",
  effect: "deny",
  summary: "What a StepRun executes does not change; its deadline, retries and downstream targets may.",
  why: "The pod runs with what was there when it started, and its rights, secrets and records follow from it.",
  on: ["UPDATE"],
  examples: {
    allow: [
      { object: stepRun({ timeout: "10m" }), old: stepRun({ timeout: "5m" }), related },
      { title: "A key where there was none", object: stepRun({ idempotencyKey: "k" }), old: stepRun(), related },
    ],
    deny: [
      { object: stepRun({ input: { a: 2 } }), old: stepRun({ input: { a: 1 } }), related },
      { object: stepRun({ stepId: "other" }), old: stepRun(), related },
      { object: stepRun({ engramRef: { name: "evil" } }), old: stepRun({ engramRef: { name: "fetch" } }), related },
      { object: stepRun({ idempotencyKey: "b" }), old: stepRun({ idempotencyKey: "a" }), related },
    ],
  },
  check: ({ object: { spec }, old }) => {
    const changed = changedFields(spec, old?.spec, fixedFields, fix);
    const key = old?.spec.idempotencyKey ?? "";
    if (key === "" || spec.idempotencyKey === key) return changed;
    return [...changed, forbidden(["spec", "idempotencyKey"], `cannot change from ${brief(key)}`, { fix })];
  },
});
