import { problemsOf } from "../../checks/problems.ts";
import { steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const sleep = (given: object) => steps({ name: "nap", type: "sleep", with: { ...given } });

export default rule<StoryContext>({
  id: "story/sleep-with",
  kind: "Story",
  effect: "deny",
  summary: "A sleep has a positive duration, or a template of one.",
  why: "Without it the step would end at once, which nobody writes on purpose.",
  examples: {
    allow: [{ object: sleep({ duration: "90s" }) }, { object: sleep({ duration: "{{ inputs.pause }}" }) }],
    deny: [
      { title: "Missing", object: sleep({}) },
      { title: "Without a unit", object: sleep({ duration: 5 }) },
      { title: "Not a Go duration", object: sleep({ duration: "1 day" }) },
    ],
  },
  check: ({ facts }) => problemsOf(facts, "sleep"),
});
