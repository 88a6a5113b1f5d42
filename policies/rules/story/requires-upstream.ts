import { brief } from "@bubustack/api/json";
import { fetchEngram, running, sleeping, steps, story } from "../../examples/objects.ts";
import type { Requirement } from "../../facts/requires.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Found } from "../../finding.ts";
import { invalid, notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { Suggestions } from "../../suggest.ts";

const get = running("get", "fetch");
/** Blocks beyond the bound of the schema are refused by it; what comes before what in them is not asked. */
const most = 1_000;

export default rule<StoryContext>({
  id: "story/requires-upstream",
  kind: "Story",
  effect: "deny",
  summary: "`requires` names steps that come before: through `needs`, or because their block has ended.",
  why: "A value of a step that may still run, or does not exist, is never there in time. Main steps have ended before compensations and final steps start.",
  covers: ["STORY-V-36", "STORY-V-37"],
  examples: {
    allow: [
      {
        title: "Through another step",
        object: steps(
          get,
          sleeping("pause", { needs: ["get"] }),
          sleeping("use", { needs: ["pause"], requires: ["steps.get.output.body"] }),
        ),
        related: fetchEngram,
      },
      {
        title: "A main step, in a final step",
        object: story({ steps: [get], finally: [sleeping("use", { requires: ["steps.get.output"] })] }),
        related: fetchEngram,
      },
    ],
    deny: [
      {
        title: "A misspelt name",
        object: steps(get, sleeping("use", { needs: ["get"], requires: ["steps.gte.output"] })),
        related: fetchEngram,
      },
      {
        title: "A step that nothing waits for",
        object: steps(get, sleeping("use", { requires: ["steps.get.output"] })),
        related: fetchEngram,
      },
    ],
  },
  check: ({ facts }) => {
    const suggestions = new Suggestions();
    return facts.requirements.flatMap((requirement) =>
      requirement.malformed === undefined ? judge(requirement, suggestions) : [],
    );
  },
});

function judge({ fact, path, name }: Requirement, suggestions: Suggestions): readonly Found[] {
  const { block } = fact;
  if (block.endedBefore(name)) return [];
  const other = block.graph.byName.get(name);
  if (other === undefined) {
    const fix = suggestions.fix(name, () => block.visible, "name a step of this story");
    return [notFound(path, `there is no step ${brief(name)} that could come before`, { fix })];
  }
  const own = fact.node;
  if (own === other) return [invalid(path, `${brief(name)} is the step itself`, { fix: "remove it" })];
  if (block.steps.length > most || block.closure.needs(own, other)) return [];
  const message = `step ${brief(name)} does not come before ${brief(fact.step.name)}`;
  return [invalid(path, message, { fix: `add ${brief(name)} to needs` })];
}
