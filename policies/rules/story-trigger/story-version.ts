import { pinAsk, versionFindings } from "../../checks/reference.ts";
import { storyOf } from "../../checks/run-references.ts";
import { story, storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const pinned = storyTrigger({ storyRef: { name: "hello", version: "v1" } });

export default rule<StoryTriggerContext>({
  id: "story-trigger/story-version",
  kind: "StoryTrigger",
  effect: "deny",
  summary: "Where a trigger pins the version of its Story, the Story has that version.",
  why: "Other steps would run than the author had in mind.",
  covers: ["STORYTRIGGER-V-12"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: pinned, related: [story({ version: "v1" }, { name: "hello" })] }],
    deny: [{ object: pinned, related: [story({ version: "v2" }, { name: "hello" })] }],
  },
  needs: (context) => pinAsk(context, storyOf(context), "version"),
  check: (context) => versionFindings(context, storyOf(context)),
});
