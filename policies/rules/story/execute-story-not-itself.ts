import { brief } from "@bubustack/api/json";
import { executing, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/execute-story-not-itself",
  kind: "Story",
  effect: "deny",
  summary: "No step executes the story that it belongs to.",
  why: "Every run would start another one without end.",
  covers: ["STORY-V-49"],
  examples: {
    allow: [{ object: steps(executing("child", "other")), related: [story({}, { name: "other" })] }],
    deny: [{ object: steps(executing("again", "demo")) }],
  },
  check: ({ facts, namespace, name }) =>
    facts.stories(namespace).flatMap((one) =>
      one.name === name && one.namespace === namespace
        ? one.by.map(({ fact }) =>
            invalid([...fact.path, "with", "storyRef", "name"], `${brief(name)} is this story itself`, {
              fix: "execute another Story",
            }),
          )
        : [],
    ),
});
