import { inputReads } from "../../checks/input-reads.ts";
import { sleeping, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const inputsSchema = { type: "object", properties: { city: { type: "string" } } };
const reading = (text: string) => story({ inputsSchema, steps: [sleeping("a", { if: text })] });

export default rule<StoryContext>({
  id: "story/template-inputs-declared",
  kind: "Story",
  effect: "warn",
  summary: "Inputs that templates read are declared in the story's schema.",
  why: "What the schema does not name is not checked when a run is created, and a misspelt name is found out only by the run.",
  examples: {
    allow: [
      { object: reading("{{ eq inputs.city `Ulm` }}") },
      { title: "A story without a schema", object: story({ steps: [sleeping("a", { if: "{{ inputs.x }}" })] }) },
    ],
    deny: [
      { object: reading("{{ eq inputs.ctiy `Ulm` }}") },
      {
        title: "One that is forbidden, where the template foresees that it is missing",
        object: story({
          inputsSchema: { type: "object", additionalProperties: false },
          steps: [sleeping("a", { if: "{{ eq (default `Ulm` inputs.town) `Ulm` }}" })],
        }),
      },
    ],
  },
  check: (context) => inputReads(context, "warn"),
});
