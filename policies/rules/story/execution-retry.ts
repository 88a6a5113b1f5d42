import { sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { defaults } from "../../rule.ts";

export default defaults<StoryContext>({
  id: "story/execution-retry",
  kind: "Story",
  summary: "A step that says something about its retries gets the rest filled in.",
  why: "A step that says nothing about retries follows the story's policy, so nothing is filled in there: it would take the place of the policy.",
  covers: ["STORY-M-4", "COMMON-8"],
  examples: {
    fills: [
      {
        object: steps(sleeping("a", { execution: { retry: { maxRetries: 1 } } })),
        filled: steps(sleeping("a", { execution: { retry: { maxRetries: 1, delay: "1s", backoff: "exponential" } } })),
      },
      {
        title: "A step without retries keeps following the policy",
        object: steps(sleeping("a", { execution: { timeout: "1m" } })),
        filled: steps(sleeping("a", { execution: { timeout: "1m" } })),
      },
    ],
  },
  fill: ({ facts }) =>
    facts.steps.flatMap(({ step, path }) =>
      step.execution?.retry !== undefined && step.execution.retry.backoff === undefined
        ? [{ path: [...path, "execution", "retry", "backoff"], value: "exponential" }]
        : [],
    ),
});
