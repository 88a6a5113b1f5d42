import { brief } from "@bubustack/api/json";
import { sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { repeated } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/needs-repeated",
  kind: "Story",
  effect: "warn",
  summary: "A step names each of its needs once.",
  why: "A repeated name changes nothing; most often another one was meant.",
  examples: {
    allow: [{ object: steps(sleeping("a"), sleeping("b", { needs: ["a"] })) }],
    deny: [{ object: steps(sleeping("a"), sleeping("b", { needs: ["a", "a"] })) }],
  },
  check: ({ facts }) =>
    facts.allBlocks.flatMap((block) =>
      block.graph.repeated.map(({ node, entry, name }) =>
        repeated([...block.pathOf(node), "needs", entry], `${brief(name)} is named already`),
      ),
    ),
});
