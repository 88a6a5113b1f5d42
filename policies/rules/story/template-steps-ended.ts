import { brief } from "@bubustack/api/json";
import { once } from "../../checks/template-reads.ts";
import { sleeping, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { StepRead } from "../../facts/template-reads.ts";
import type { Found } from "../../finding.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const child = { name: "child", type: "executeStory", with: { storyRef: { name: "other" } } };
const other = [story({}, { name: "other" })];

export default rule<StoryContext>({
  id: "story/template-steps-ended",
  kind: "Story",
  effect: "deny",
  summary: "Templates do not read steps that can only run later.",
  why: "A step that reads the result of one that waits for it, of itself, or of a block that starts when its own has ended, never starts. The check after a step (`postExecution`) may read the step itself.",
  covers: ["STORY-W-5"],
  examples: {
    allow: [
      {
        object: steps(child, sleeping("a", { needs: ["child"], if: "{{ steps.child.output.ok }}" })),
        related: other,
      },
      {
        title: "A step that checks itself",
        object: steps({ ...child, postExecution: { condition: "{{ steps.child.output.ok }}" } }),
        related: other,
      },
    ],
    deny: [
      {
        title: "A step that waits for the reader",
        object: steps(sleeping("a", { if: "{{ steps.child.output.ok }}" }), { ...child, needs: ["a"] }),
        related: other,
      },
      {
        title: "A final step, in a main step",
        object: story({ steps: [sleeping("a", { if: "{{ steps.child.output.ok }}" })], finally: [child] }),
        related: other,
      },
      { title: "Itself", object: steps({ ...child, if: "{{ steps.child.output.ok }}" }), related: other },
    ],
  },
  check: ({ facts }) => {
    const isNew = once((key: string) => key);
    const found: Found[] = [];
    for (const read of facts.reads.known) {
      const message = whyNever(read);
      if (message === undefined || !isNew(`${read.site.path.join("/")} ${read.other.step.name}`)) continue;
      found.push(invalid(read.site.path, message, { fix: "read a step that comes before" }));
    }
    return found;
  },
});

function whyNever({ site, other: { step, block }, relation }: StepRead): string | undefined {
  switch (relation) {
    case "itself":
      if (site.field === "postExecution") return undefined;
      return `${brief(step.name)} is the step itself, which has no result yet`;
    case "after":
      return `step ${brief(step.name)} only ends after ${brief(site.fact?.step.name ?? "")}`;
    case "later":
      return `step ${brief(step.name)} is in ${brief(block.name)}, which starts later`;
    default:
      return undefined;
  }
}
