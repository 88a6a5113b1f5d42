import { pinAsk, uidFindings } from "../../checks/reference.ts";
import { storyOf } from "../../checks/run-references.ts";
import { story, storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const meant = storyRun({ storyRef: { name: "hello", uid: "a1" } });

export default rule<StoryRunContext>({
  id: "story-run/story-uid",
  kind: "StoryRun",
  effect: "deny",
  summary: "Where a run names the UID of its Story, the Story is that one.",
  why: "A Story that was deleted and created anew under the same name is another one.",
  on: ["CREATE"],
  examples: {
    allow: [{ object: meant, related: [story({}, { name: "hello", uid: "a1" })] }],
    deny: [{ object: meant, related: [story({}, { name: "hello", uid: "b2" })] }],
  },
  needs: (context) => pinAsk(context, storyOf(context), "uid"),
  check: (context) => uidFindings(context, storyOf(context)),
});
