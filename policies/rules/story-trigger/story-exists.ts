import { absentFindings, referenceAsk } from "../../checks/reference.ts";
import { storyOf } from "../../checks/run-references.ts";
import { helloStory, storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

export default rule<StoryTriggerContext>({
  id: "story-trigger/story-exists",
  kind: "StoryTrigger",
  effect: "deny",
  summary: "The Story of a trigger exists.",
  why: "Nothing could be started.",
  covers: ["STORYTRIGGER-V-11"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: storyTrigger(), related: [helloStory] }],
    deny: [{ object: storyTrigger() }],
  },
  needs: (context) => referenceAsk(context, storyOf(context)),
  check: (context) => absentFindings(context, storyOf(context), "apply the Story first, or check the name"),
});
