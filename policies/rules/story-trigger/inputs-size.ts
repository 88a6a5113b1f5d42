import { sizeFindings } from "../../checks/payload.ts";
import { helloStory, storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [helloStory];

export default rule<StoryTriggerContext>({
  id: "story-trigger/inputs-size",
  kind: "StoryTrigger",
  effect: "deny",
  summary: "The inputs of a trigger are bounded in size.",
  why: "They are kept by the API server until the trigger is deleted; what a run takes inline is less, and the rest is moved to storage when it starts.",
  on: ["CREATE"],
  examples: {
    allow: [{ object: storyTrigger({ inputs: { city: "Bern" } }), related }],
    deny: [{ object: storyTrigger({ inputs: { text: "x".repeat(300_000) } }), related }],
  },
  check: ({ object, settings }) => sizeFindings(["spec", "inputs"], object.spec.inputs, settings.maxTriggerInputBytes),
});
