import { brief } from "@bubustack/api/json";
import { forbiddenNamespace } from "../../checks/targets.ts";
import { executing, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/execute-story-namespace",
  kind: "Story",
  effect: "deny",
  summary: "Steps execute Stories of the story's own namespace, unless the installation allows others.",
  why: "A Story of another namespace decides what is run here, with the rights of this namespace.",
  covers: ["STORY-V-48", "COMMON-1"],
  examples: {
    allow: [{ object: steps(executing("child", "other")), related: [story({}, { name: "other" })] }],
    deny: [{ object: steps(executing("child", "other", { namespace: "shared" })) }],
  },
  check: (context) =>
    context.facts.stories(context.namespace).flatMap(({ namespace, by }) => {
      if (!forbiddenNamespace(context, namespace)) return [];
      const fix = `use a Story of namespace ${brief(context.namespace)}`;
      const message = `${brief(namespace)} is another namespace`;
      return by.map(({ fact }) => forbidden([...fact.path, "with", "storyRef", "namespace"], message, { fix }));
    }),
});
