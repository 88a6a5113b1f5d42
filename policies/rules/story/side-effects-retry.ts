import { sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { defaults } from "../../rule.ts";

export default defaults<StoryContext>({
  id: "story/side-effects-retry",
  kind: "Story",
  summary: "A step with side effects that does not say how it is retried is not retried.",
  why: "Repeating what changes something outside may change it twice; whoever wants that says so.",
  covers: ["STORY-M-3"],
  examples: {
    fills: [
      {
        object: steps(sleeping("pay", { sideEffects: true })),
        filled: steps(
          sleeping("pay", {
            sideEffects: true,
            execution: { retry: { maxRetries: 0, delay: "1s", backoff: "exponential" } },
          }),
        ),
      },
    ],
  },
  fill: ({ facts }) =>
    facts.steps.flatMap(({ step, path }) =>
      step.sideEffects === true && step.execution?.retry === undefined
        ? [
            {
              path: [...path, "execution", "retry"],
              value: { maxRetries: 0, delay: "1s", backoff: "exponential" },
            },
          ]
        : [],
    ),
});
