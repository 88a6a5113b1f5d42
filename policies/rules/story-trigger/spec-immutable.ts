import { changedFields } from "../../checks/immutable.ts";
import { helloStory, storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [helloStory];

export default rule<StoryTriggerContext>({
  id: "story-trigger/spec-immutable",
  kind: "StoryTrigger",
  effect: "deny",
  summary: "The spec of a trigger does not change.",
  why: "It is decided once, and stands for one delivery as it was.",
  covers: ["STORYTRIGGER-U-1"],
  on: ["UPDATE"],
  examples: {
    allow: [{ object: storyTrigger({}, { labels: { a: "b" } }), old: storyTrigger(), related }],
    deny: [
      { object: storyTrigger({ impulseRef: { name: "cron" } }), old: storyTrigger(), related },
      { object: storyTrigger({ inputs: { a: 1 } }), old: storyTrigger(), related },
    ],
  },
  check: ({ object, old }) =>
    changedFields(
      object.spec,
      old?.spec,
      ["storyRef", "impulseRef", "inputs", "deliveryIdentity"],
      "create another StoryTrigger",
    ),
});
