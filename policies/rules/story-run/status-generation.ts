import { generationFindings, redriven } from "../../checks/status.ts";
import { storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const observed = (observedGeneration: number) => storyRun({}, {}, { observedGeneration });

export default rule<StoryRunContext>({
  id: "story-run/status-generation",
  kind: "StoryRun",
  effect: "deny",
  about: "status",
  summary: "The status of a run is not replaced by one of an older generation.",
  why: "A writer that has not seen the latest object would undo what others have found since.",
  covers: ["STORYRUN-U-2"],
  on: ["UPDATE"],
  examples: {
    allow: [{ subResource, object: observed(9), old: observed(8) }],
    deny: [
      { subResource, object: observed(8), old: observed(9) },
      { subResource, object: observed(0), old: observed(3) },
    ],
  },
  check: ({ object, old }) => (redriven(object) ? [] : generationFindings(object, old)),
});
