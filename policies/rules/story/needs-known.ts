import { brief } from "@bubustack/api/json";
import { sleeping, steps, story } from "../../examples/objects.ts";
import type { StoryContext, StoryFacts } from "../../facts/story.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { Suggestions } from "../../suggest.ts";

export default rule<StoryContext>({
  id: "story/needs-known",
  kind: "Story",
  effect: "deny",
  summary: "Every name in `needs` is a step that may come before: of the same block or of an earlier one.",
  why: "A step that waits for something that does not exist never starts. Steps see steps, compensations see steps too, final steps see all; a branch sees its sister branches.",
  covers: ["STORY-V-32"],
  examples: {
    allow: [
      { object: steps(sleeping("a"), sleeping("b", { needs: ["a"] })) },
      {
        title: "Final steps see all blocks",
        object: story({ compensations: [sleeping("undo")], finally: [sleeping("tell", { needs: ["nap", "undo"] })] }),
      },
    ],
    deny: [
      { title: "A misspelt name", object: steps(sleeping("fetch"), sleeping("store", { needs: ["fecth"] })) },
      {
        title: "A step of a later block",
        object: story({ steps: [sleeping("a", { needs: ["tidy"] })], finally: [sleeping("tidy")] }),
      },
    ],
  },
  check: ({ facts }) => {
    const suggestions = new Suggestions();
    return facts.allBlocks.flatMap((block) =>
      block.graph.unknown.map(({ node, entry, name }) => {
        const path = [...block.pathOf(node), "needs", entry];
        const where = elsewhere(facts, name);
        if (where !== undefined) {
          const message = `step ${brief(name)} is in ${where} and cannot come before this step`;
          return notFound(path, message, { fix: "remove it, or move one of the steps" });
        }
        const mended = suggestions.mend(path, name, () => block.visible, "name a step of this story");
        return notFound(path, `there is no step ${brief(name)}`, mended);
      }),
    );
  },
});

/** The block of a step that exists and is out of sight. */
function elsewhere(facts: StoryFacts, name: string): string | undefined {
  const other = facts.blocks.find((block) => block.names.has(name));
  if (other !== undefined) return `spec.${other.name}`;
  return facts.branchNames.has(name) ? "another list of branches" : undefined;
}
