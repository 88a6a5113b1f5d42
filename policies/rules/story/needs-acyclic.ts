import { cycles, cycleText } from "@bubustack/engine/dag/cycles";
import { order } from "@bubustack/engine/dag/order";
import { sleeping, steps } from "../../examples/objects.ts";
import type { Block } from "../../facts/block.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Found } from "../../finding.ts";
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
    deny: [
      { object: steps(sleeping("a", { needs: ["b"] }), sleeping("b", { needs: ["a"] })) },
      {
        title: "A step that waits for a circle",
        object: steps(
          sleeping("a", { needs: ["b"] }),
          sleeping("b", { needs: ["a"] }),
          sleeping("c", { needs: ["a"] }),
        ),
      },
    ],
  },
  check: ({ facts }) => facts.allBlocks.flatMap(circles),
});

/** One finding for each circle; the first one says how many further steps wait for any of them. */
function circles(block: Block): readonly Found[] {
  const found = cycles(block.graph);
  if (found.length === 0) return [];
  const own = found.reduce((sum, { members }) => sum + members.length, 0);
  const others = order(block.graph).blocked.length - own;
  return found.map((cycle, at) => {
    const path = [...block.pathOf(cycle.members[0] ?? 0), "needs"];
    const more = at === 0 && others > 0 ? `, and ${others} more wait for them` : "";
    const message = `steps wait for each other: ${cycleText(block.graph, cycle)}${more}`;
    return invalid(path, message, { fix: "remove one of these needs" });
  });
}
