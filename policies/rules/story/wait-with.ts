import { problemsOf } from "../../checks/problems.ts";
import { steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const wait = (given: object) => steps({ name: "hold", type: "wait", with: { ...given } });
const until = "{{ inputs.ready }}";

export default rule<StoryContext>({
  id: "story/wait-with",
  kind: "Story",
  effect: "deny",
  summary: "A wait says what it waits for, and its times and outcome are usable.",
  why: "A wait without a condition, or with a time that cannot be read, would fail or hang in every run.",
  covers: ["STORY-V-13", "STORY-V-16", "STORY-V-17", "STORY-V-18", "STORY-V-19"],
  examples: {
    allow: [{ object: wait({ until, timeout: "5m", pollInterval: "2s", onTimeout: "skip" }) }],
    deny: [
      { title: "No condition", object: wait({ timeout: "5m" }) },
      { title: "A negative time", object: wait({ until, timeout: "-1s" }) },
      { title: "Too short an interval", object: wait({ until, pollInterval: "1ms" }) },
      { title: "An unknown outcome", object: wait({ until, onTimeout: "skp" }) },
    ],
  },
  check: ({ facts }) => problemsOf(facts, "wait"),
});
