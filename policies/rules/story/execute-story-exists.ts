import { brief } from "@bubustack/api/json";
import { reachableStories } from "../../checks/targets.ts";
import { executing, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/execute-story-exists",
  kind: "Story",
  effect: "warn",
  summary: "The Stories that steps execute exist.",
  why: "The order in which objects are applied is free, so a missing Story is only a warning; runs wait until it is there.",
  covers: ["STORY-W-6", "STORY-V-50"],
  examples: {
    allow: [{ object: steps(executing("child", "other")), related: [story({}, { name: "other" })] }],
    deny: [{ object: steps(executing("child", "other")) }],
  },
  needs: (context) => reachableStories(context).map(({ ask }) => ask),
  check: (context) =>
    reachableStories(context).flatMap(({ namespace, name, by }) => {
      if (!context.related.absent("Story", namespace, name)) return [];
      const message = `Story ${brief(`${namespace}/${name}`)} does not exist yet`;
      const fix = "create it, or check the name";
      return by.map(({ fact }) => notFound([...fact.path, "with", "storyRef", "name"], message, { fix }));
    }),
});
