import { brief } from "@bubustack/api/json";
import { once } from "../../checks/template-reads.ts";
import { executing, sleeping, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Found } from "../../finding.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const child = executing("child", "other");
const other = [story({}, { name: "other" })];
const reads = { if: "{{ steps.child.output.ok }}" };

export default rule<StoryContext>({
  id: "story/template-needs",
  kind: "Story",
  effect: "warn",
  summary: "A step waits, through `needs`, for the steps that its templates read.",
  why: "The engine waits for them all the same, but whoever reads the graph does not see it, and a change of the template changes the order.",
  covers: ["STORY-W-5"],
  examples: {
    allow: [{ object: steps(child, sleeping("a", { needs: ["child"], ...reads })), related: other }],
    deny: [{ object: steps(child, sleeping("a", reads)), related: other }],
  },
  check: ({ facts }) => {
    const isNew = once((key: string) => key);
    const found: Found[] = [];
    for (const { site, other: read, relation } of facts.reads.known) {
      if (relation !== "unordered" || site.fact === undefined) continue;
      const { step } = read;
      if (!isNew(`${site.fact.path.join("/")} ${step.name}`)) continue;
      const message = `${brief(site.fact.step.name)} reads step ${brief(step.name)} without naming it in needs`;
      found.push(invalid(site.path, message, { fix: `add ${brief(step.name)} to needs` }));
    }
    return found;
  },
});
