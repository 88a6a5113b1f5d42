import { runInputFindings, storyAsk } from "../../checks/run-inputs.ts";
import { story, storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const inputsSchema = {
  type: "object",
  required: ["city", "days"],
  properties: { city: { type: "string", minLength: 2 }, days: { type: "integer", default: 7 } },
};
const related = [story({ inputsSchema }, { name: "hello" })];

export default rule<StoryTriggerContext>({
  id: "story-trigger/inputs-fit",
  kind: "StoryTrigger",
  effect: "deny",
  summary: "The inputs of a trigger fit the `inputsSchema` of its Story.",
  why: "The run that it asks for would be refused, when nobody looks any more. Defaults of the schema are filled in first; what lies in storage is left open.",
  on: ["CREATE"],
  examples: {
    allow: [{ object: storyTrigger({ inputs: { city: "Bern" } }), related }],
    deny: [
      { title: "Nothing is passed", object: storyTrigger(), related },
      {
        title: "A value of another type",
        object: storyTrigger({ inputs: { city: "Bern", days: "{{ 7 }}" } }),
        related,
      },
    ],
  },
  needs: storyAsk,
  check: runInputFindings,
});
