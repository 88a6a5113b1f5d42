import { generationFindings } from "../../checks/status.ts";
import { storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const observed = (observedGeneration: number) => storyTrigger({}, {}, { observedGeneration });

export default rule<StoryTriggerContext>({
  id: "story-trigger/status-generation",
  kind: "StoryTrigger",
  effect: "deny",
  about: "status",
  summary: "The status of a trigger is not replaced by one of an older generation.",
  why: "A writer that has not seen the latest object would undo what others have found since.",
  on: ["UPDATE"],
  examples: {
    allow: [{ subResource, object: observed(2), old: observed(1) }],
    deny: [{ subResource, object: observed(1), old: observed(2) }],
  },
  check: ({ object, old }) => generationFindings(object, old),
});
