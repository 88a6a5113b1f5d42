import { pinAsk, versionFindings } from "../../checks/reference.ts";
import { storyOf } from "../../checks/run-references.ts";
import { story, storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const pinned = storyRun({ storyRef: { name: "hello", version: "v1" } });

export default rule<StoryRunContext>({
  id: "story-run/story-version",
  kind: "StoryRun",
  effect: "deny",
  summary: "Where a run pins the version of its Story, the Story has that version.",
  why: "Other steps would run than the author had in mind.",
  covers: ["STORYRUN-V-4"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: pinned, related: [story({ version: "v1" }, { name: "hello" })] }],
    deny: [{ object: pinned, related: [story({ version: "v2" }, { name: "hello" })] }],
  },
  needs: (context) => pinAsk(context, storyOf(context), "version"),
  check: (context) => versionFindings(context, storyOf(context)),
});
