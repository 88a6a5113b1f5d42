import { problemsOf } from "../../checks/problems.ts";
import { executing, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/execute-story-with",
  kind: "Story",
  effect: "deny",
  summary: "A step of type executeStory names the Story that it runs.",
  why: "Which Story runs must be known before it does: rules about references and namespaces rest on it, so the name is literal.",
  covers: ["STORY-V-15"],
  examples: {
    allow: [{ object: steps(executing("child", "other")), related: [story({}, { name: "other" })] }],
    deny: [
      { title: "No reference", object: steps({ name: "child", type: "executeStory", with: {} }) },
      {
        title: "A text instead of a reference",
        object: steps({ name: "child", type: "executeStory", with: { storyRef: "other" } }),
      },
      { title: "A template as name", object: steps(executing("child", "{{ inputs.story }}")) },
    ],
  },
  check: ({ facts }) => problemsOf(facts, "executeStory"),
});
