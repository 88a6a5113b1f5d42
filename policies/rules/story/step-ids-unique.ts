import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { formatPath } from "@bubustack/api/path";
import { sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { duplicate } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/step-ids-unique",
  kind: "Story",
  effect: "deny",
  summary: "Where steps carry an `id`, it is unique within the story.",
  why: "An identifier that names two steps identifies neither.",
  examples: {
    allow: [{ object: steps(sleeping("a", { id: "first" }), sleeping("b", { id: "second" })) }],
    deny: [{ object: steps(sleeping("a", { id: "same" }), sleeping("b", { id: "same" })) }],
  },
  check: ({ facts }) => {
    const first = new Map<string, Path>();
    return facts.allSteps.flatMap(({ step: { id }, path }) => {
      if (id === undefined || id === "") return [];
      const earlier = first.get(id);
      if (earlier === undefined) {
        first.set(id, path);
        return [];
      }
      const message = `id ${brief(id)} is already used by ${formatPath(earlier)}`;
      return [duplicate([...path, "id"], message, { fix: "give the step another id, or none" })];
    });
  },
});
