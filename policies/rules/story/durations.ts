import { durationFindings, retryFindings } from "../../checks/durations.ts";
import { sleeping, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/durations",
  kind: "Story",
  effect: "deny",
  summary: "Time limits and waits are Go durations; limits are above 0 and no longest wait is shorter than the first.",
  why: "What cannot be read as a duration is found out only when a run is under way, and is then as if it were not set.",
  covers: ["STORY-V-28"],
  examples: {
    allow: [
      {
        object: story({
          steps: [sleeping("a", { execution: { timeout: "90s" } })],
          policy: {
            timeouts: { story: "1h", step: "10m" },
            retries: { stepRetryPolicy: { delay: "1s", maxDelay: "1m" } },
          },
        }),
      },
    ],
    deny: [
      { title: "No unit", object: story({ policy: { timeouts: { story: "30" } } }) },
      { title: "Not above 0", object: steps(sleeping("a", { execution: { timeout: "0s" } })) },
      {
        title: "A longest wait below the first",
        object: story({ policy: { retries: { stepRetryPolicy: { delay: "10s", maxDelay: "1s" } } } }),
      },
    ],
  },
  check: ({ facts }) => [...durationFindings(facts.execution), ...retryFindings(facts.execution)],
});
