import { story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Assignment } from "../../rule.ts";
import { defaults } from "../../rule.ts";

const path = ["spec", "policy", "retries"];

export default defaults<StoryContext>({
  id: "story/policy-retries",
  kind: "Story",
  summary: "A policy that does not say how steps are retried is filled in from the installation.",
  why: "What a run will do stands in the Story where it can be read, and does not change with the installation later.",
  covers: ["STORY-M-1", "STORY-M-2", "COMMON-8"],
  examples: {
    fills: [
      {
        object: story({ policy: {} }),
        filled: story({
          policy: {
            retries: {
              stepRetryPolicy: { maxRetries: 3, delay: "1s", backoff: "exponential" },
              continueOnStepFailure: false,
            },
          },
        }),
      },
    ],
  },
  fill: ({ object, settings }): readonly Assignment[] => {
    const { policy } = object.spec;
    if (policy === undefined) return [];
    const { retries } = policy;
    const given = retries?.stepRetryPolicy;
    const filled: Assignment[] = [];
    if (given === undefined) {
      const value = { maxRetries: Math.min(10, Math.max(0, settings.maxRetries)), delay: "1s", backoff: "exponential" };
      filled.push({ path: [...path, "stepRetryPolicy"], value });
    } else if (given.backoff === undefined) {
      filled.push({ path: [...path, "stepRetryPolicy", "backoff"], value: "exponential" });
    }
    if (retries?.continueOnStepFailure === undefined)
      filled.push({ path: [...path, "continueOnStepFailure"], value: false });
    return filled;
  },
});
