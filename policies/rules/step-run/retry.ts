import { runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { defaults } from "../../rule.ts";

const related = [runOne];

export default defaults<StepRunContext>({
  id: "step-run/retry",
  kind: "StepRun",
  summary: "A StepRun that does not say how it is retried is filled in from the installation.",
  why: "How a step is retried stands in the object where it can be read, and does not change with the installation later.",
  covers: ["STEPRUN-M-1", "COMMON-8"],
  examples: {
    fills: [
      {
        object: stepRun(),
        filled: stepRun({ retry: { maxRetries: 3, delay: "1s", backoff: "exponential" } }),
        related,
      },
      {
        object: stepRun({ retry: { maxRetries: 1 } }),
        filled: stepRun({ retry: { maxRetries: 1, delay: "1s", backoff: "exponential" } }),
        related,
      },
    ],
  },
  fill: ({ object: { spec }, settings }) => {
    const path = ["spec", "retry"];
    if (spec.retry !== undefined)
      return spec.retry.backoff === undefined ? [{ path: [...path, "backoff"], value: "exponential" }] : [];
    const maxRetries = Math.min(10, Math.max(0, settings.maxRetries));
    return [{ path, value: { maxRetries, delay: "1s", backoff: "exponential" } }];
  },
});
