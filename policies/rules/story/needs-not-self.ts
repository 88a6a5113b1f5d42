import { brief } from "@bubustack/api/json";
import { sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/needs-not-self",
  kind: "Story",
  effect: "deny",
  summary: "No step needs itself.",
  why: "A step that waits for its own end never starts.",
  covers: ["STORY-V-6"],
  examples: {
    allow: [{ object: steps(sleeping("a"), sleeping("b", { needs: ["a"] })) }],
    deny: [{ object: steps(sleeping("a", { needs: ["a"] })) }],
  },
  check: ({ facts }) =>
    facts.allBlocks.flatMap((block) =>
      block.graph.self.map(({ node, entry, name }) =>
        invalid([...block.pathOf(node), "needs", entry], `step ${brief(name)} needs itself`, { fix: "remove it" }),
      ),
    ),
});
