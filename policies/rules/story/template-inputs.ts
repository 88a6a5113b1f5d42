import { inputReads } from "../../checks/input-reads.ts";
import { sleeping, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const inputsSchema = {
  type: "object",
  properties: { city: { type: "object", properties: { name: { type: "string" } } } },
  additionalProperties: false,
};
const reading = (text: string) => story({ inputsSchema, steps: [sleeping("a", { if: text })] });

export default rule<StoryContext>({
  id: "story/template-inputs",
  kind: "Story",
  effect: "deny",
  summary: "Templates read no inputs that the story's schema forbids.",
  why: "A run with such an input is refused, so the template fails in every run that there can be.",
  examples: {
    allow: [{ object: reading("{{ eq inputs.city.name `Ulm` }}") }],
    deny: [
      { title: "A misspelt input", object: reading("{{ eq inputs.ctiy.name `Ulm` }}") },
      { title: "A part of a text", object: reading("{{ eq inputs.city.name.first `Ulm` }}") },
    ],
  },
  check: (context) => inputReads(context, "deny"),
});
