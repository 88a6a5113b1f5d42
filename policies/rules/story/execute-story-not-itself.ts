import { storyTargets } from "../../checks/targets.ts";
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
  check: (context) =>
    storyTargets(context).flatMap(({ fact, namespace, name }) =>
      name === context.name && namespace === context.namespace
        ? [
            invalid([...fact.path, "with", "storyRef", "name"], `"${name}" is this story itself`, {
              fix: "execute another Story",
            }),
          ]
        : [],
    ),
});
