import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { formatPath } from "@bubustack/api/path";
import { sleeping, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { duplicate } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/step-names-unique",
  kind: "Story",
  effect: "deny",
  summary: "Step names are unique within a story, its compensations, final steps and branches included.",
  why: "Later steps, templates and the state of a run address a step by its name, so a name must point at one step.",
  covers: ["STORY-V-3", "CRD-2"],
  examples: {
    allow: [{ object: steps(sleeping("a"), sleeping("b")) }],
    deny: [
      { title: "Two steps of one name", object: steps(sleeping("a"), sleeping("a")) },
      { title: "Across blocks", object: story({ steps: [sleeping("a")], finally: [sleeping("a")] }) },
      {
        title: "A branch and a step",
        object: steps(sleeping("a"), { name: "fan", type: "parallel", with: { steps: [sleeping("a")] } }),
      },
    ],
  },
  check: ({ facts }) => {
    const first = new Map<string, Path>();
    return facts.allSteps.flatMap(({ step: { name }, path }) => {
      if (name === "") return [];
      const earlier = first.get(name);
      if (earlier === undefined) {
        first.set(name, path);
        return [];
      }
      const message = `step name ${brief(name)} is already used by ${formatPath(earlier)}`;
      return [duplicate([...path, "name"], message, { fix: "give the step another name" })];
    });
  },
});
