import { cycles, cycleText } from "@bubustack/engine/dag/cycles";
import { sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/needs-acyclic",
  kind: "Story",
  effect: "deny",
  summary: "Steps do not wait for each other in a circle.",
  why: "None of the steps of a circle can start, nor can what depends on them.",
  covers: ["STORY-V-33"],
  examples: {
    allow: [
      {
        title: "A diamond",
        object: steps(
          sleeping("a"),
          sleeping("b", { needs: ["a"] }),
          sleeping("c", { needs: ["a"] }),
          sleeping("d", { needs: ["b", "c"] }),
        ),
      },
    ],
    deny: [{ object: steps(sleeping("a", { needs: ["b"] }), sleeping("b", { needs: ["a"] })) }],
  },
  check: ({ facts }) =>
    [...facts.blocks, ...facts.branches].flatMap((block) =>
      cycles(block.graph).map((cycle) => {
        const text = cycleText(block.graph, cycle);
        const path = [...block.pathOf(cycle.members[0] ?? 0), "needs"];
        return invalid(path, `steps wait for each other: ${text}`, { fix: "remove one of these needs" });
      }),
    ),
});
