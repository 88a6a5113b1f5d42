import { brief } from "@bubustack/api/json";
import { once } from "../../checks/template-reads.ts";
import { fetchEngram, running, sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { StepRead } from "../../facts/template-reads.ts";
import type { Found } from "../../finding.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { Suggestions } from "../../suggest.ts";

/** What templates see of a step. */
const values = ["output", "outputs", "signals"];

const get = running("get", "fetch");
const reads = (text: string) => sleeping("a", { needs: ["get"], if: text });

export default rule<StoryContext>({
  id: "story/template-step-values",
  kind: "Story",
  effect: "deny",
  summary: "Templates read the `output` or the `signals` of a step, and only of steps that have an output.",
  why: "Nothing else of a step is visible, and of the primitives only executeStory has an output. Waiting for such a value never ends.",
  examples: {
    allow: [{ object: steps(get, reads("{{ steps.get.output.ok }}")), related: fetchEngram }],
    deny: [
      { title: "The word is missing", object: steps(get, reads("{{ steps.get.ok }}")), related: fetchEngram },
      {
        title: "A step without an output",
        object: steps(sleeping("get"), reads("{{ steps.get.output.ok }}")),
      },
    ],
  },
  check: ({ facts }) => {
    const suggestions = new Suggestions();
    const isNew = once((key: string) => key);
    const found: Found[] = [];
    for (const read of facts.reads.known) {
      const finding = judge(read, suggestions);
      if (finding !== undefined && isNew(`${finding.path.join("/")} ${finding.message}`)) found.push(finding);
    }
    return found;
  },
});

function judge({ site, reference, other }: StepRead, suggestions: Suggestions): Found | undefined {
  const value = reference.path[1];
  if (value === undefined || reference.guarded) return undefined;
  const { step, primitive } = other;
  const word = String(value);
  if (!values.includes(word)) {
    const message = `a step has no ${brief(word)}`;
    return notFound(site.path, message, { fix: suggestions.fix(word, () => values, `write steps.….output.${word}`) });
  }
  if (word === "signals" || primitive === undefined || primitive.type === "executeStory") return undefined;
  return notFound(site.path, `step ${brief(step.name)} is a ${primitive.type}, which has no output`, {
    fix: "read a step that runs an Engram or executes a Story",
  });
}
