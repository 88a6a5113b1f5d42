import { pinAsk, uidFindings } from "../../checks/reference.ts";
import { storyOf } from "../../checks/run-references.ts";
import { story, storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const meant = storyTrigger({ storyRef: { name: "hello", uid: "a1" } });

export default rule<StoryTriggerContext>({
  id: "story-trigger/story-uid",
  kind: "StoryTrigger",
  effect: "deny",
  summary: "Where a trigger names the UID of its Story, the Story is that one.",
  why: "A Story that was deleted and created anew under the same name is another one.",
  on: ["CREATE"],
  examples: {
    allow: [{ object: meant, related: [story({}, { name: "hello", uid: "a1" })] }],
    deny: [{ object: meant, related: [story({}, { name: "hello", uid: "b2" })] }],
  },
  needs: (context) => pinAsk(context, storyOf(context), "uid"),
  check: (context) => uidFindings(context, storyOf(context)),
});
