import { helloStory, storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [helloStory];

export default rule<StoryTriggerContext>({
  id: "story-trigger/inputs-references",
  kind: "StoryTrigger",
  effect: "deny",
  summary: "References in the inputs of a trigger to storage, ConfigMaps and Secrets are well formed.",
  why: "The run that it starts would be refused for it.",
  covers: ["COMMON-7"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: storyTrigger({ inputs: { rows: { $bubuStorageRef: "runs/a.json" } } }), related }],
    deny: [{ object: storyTrigger({ inputs: { rows: { $bubuStorageRef: "/a.json" } } }), related }],
  },
  check: ({ facts }) => facts.inputs.facts.problems,
});
