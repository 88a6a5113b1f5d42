import { problemsOf } from "../../checks/problems.ts";
import { steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const stop = (given: object) => steps({ name: "halt", type: "stop", with: { ...given } });

export default rule<StoryContext>({
  id: "story/stop-with",
  kind: "Story",
  effect: "deny",
  summary: "A stop ends the run in a phase in which a run can end.",
  why: "A run that is put into another phase would neither go on nor be over.",
  examples: {
    allow: [{ object: stop({ phase: "Failed", message: "nothing to do" }) }, { object: stop({}) }],
    deny: [
      { title: "A phase that is not an end", object: stop({ phase: "Running" }) },
      { title: "A misspelt phase", object: stop({ phase: "Suceeded" }) },
    ],
  },
  check: ({ facts }) => problemsOf(facts, "stop"),
});
