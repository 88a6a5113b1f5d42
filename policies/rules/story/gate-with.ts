import { problemsOf } from "../../checks/problems.ts";
import { steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const gate = (given: object) => steps({ name: "approve", type: "gate", with: { ...given } });

export default rule<StoryContext>({
  id: "story/gate-with",
  kind: "Story",
  effect: "deny",
  summary: "The times and the outcome of a gate are usable.",
  why: "A time that cannot be read would fail or hang in every run.",
  covers: ["STORY-V-17", "STORY-V-18", "STORY-V-19"],
  examples: {
    allow: [{ object: gate({ timeout: "24h", onTimeout: "fail" }) }],
    deny: [
      { title: "An unknown outcome", object: gate({ onTimeout: "hold" }) },
      { title: "A number without a unit", object: gate({ timeout: 30 }) },
    ],
  },
  check: ({ facts }) => problemsOf(facts, "gate"),
});
