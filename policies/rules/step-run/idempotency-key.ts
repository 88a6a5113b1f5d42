import { idempotencyKey } from "@bubustack/api/names/derived";
import { runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { defaults } from "../../rule.ts";

const related = [runOne];

export default defaults<StepRunContext>({
  id: "step-run/idempotency-key",
  kind: "StepRun",
  summary: "A StepRun without a key gets one that says which step of which run it is.",
  why: "Effects outside are told apart by it: the same step of the same run repeats the same work.",
  covers: ["STEPRUN-M-2"],
  examples: {
    fills: [
      {
        object: stepRun(),
        filled: stepRun({ idempotencyKey: "ns/default/storyrun/run-1/step/fetch" }),
        related,
      },
      {
        title: "A key of the author's own",
        object: stepRun({ idempotencyKey: "order-42" }),
        filled: stepRun({ idempotencyKey: "order-42" }),
        related,
      },
    ],
  },
  fill: ({ object: { spec }, namespace, host }) => {
    const run = spec.storyRunRef.name;
    if (spec.idempotencyKey !== undefined || run === "" || spec.stepId === "") return [];
    return [{ path: ["spec", "idempotencyKey"], value: idempotencyKey(host, namespace, run, spec.stepId) }];
  },
});
