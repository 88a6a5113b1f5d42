import { brief } from "@bubustack/api/json";
import { fetchEngram, running, sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const get = running("get", "fetch");

export default rule<StoryContext>({
  id: "story/requires-form",
  kind: "Story",
  effect: "deny",
  summary: "Entries of `requires` have the form `steps.<name>.<field>`.",
  why: "Any other text names no value, so that the step would never start.",
  covers: ["STORY-V-34", "STORY-V-35"],
  examples: {
    allow: [
      {
        object: steps(get, sleeping("use", { needs: ["get"], requires: ["steps.get.output"] })),
        related: fetchEngram,
      },
    ],
    deny: [
      { title: "Another root", object: steps(sleeping("use", { requires: ["inputs.city"] })) },
      {
        title: "No field",
        object: steps(get, sleeping("use", { needs: ["get"], requires: ["steps.get"] })),
        related: fetchEngram,
      },
    ],
  },
  check: ({ facts }) =>
    facts.requirements.flatMap(({ malformed, text, path }) => {
      if (malformed === undefined) return [];
      const what = malformed === "prefix" ? 'does not start with "steps."' : "names no field of a step";
      return [invalid(path, `${brief(text)} ${what}`, { fix: "write steps.<name>.output or a field of it" })];
    }),
});
