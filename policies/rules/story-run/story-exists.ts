import { absentFindings, referenceAsk } from "../../checks/reference.ts";
import { storyOf } from "../../checks/run-references.ts";
import { helloStory, storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

export default rule<StoryRunContext>({
  id: "story-run/story-exists",
  kind: "StoryRun",
  effect: "deny",
  summary: "The Story of a run exists.",
  why: "A run of nothing would wait for ever, and its inputs could not be checked.",
  covers: ["STORYRUN-V-3"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: storyRun(), related: [helloStory] }],
    deny: [{ object: storyRun() }],
  },
  needs: (context) => referenceAsk(context, storyOf(context)),
  check: (context) => absentFindings(context, storyOf(context), "apply the Story first, or check the name"),
});
