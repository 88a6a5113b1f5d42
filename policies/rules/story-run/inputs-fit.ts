import { runInputFindings, storyAsk } from "../../checks/run-inputs.ts";
import { story, storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const inputsSchema = {
  type: "object",
  required: ["city", "days"],
  properties: { city: { type: "string", minLength: 2 }, days: { type: "integer", default: 7 } },
};
const related = [story({ inputsSchema }, { name: "hello" })];

export default rule<StoryRunContext>({
  id: "story-run/inputs-fit",
  kind: "StoryRun",
  effect: "deny",
  summary: "The inputs of a run fit the `inputsSchema` of its Story.",
  why: "The run would fail when it starts. Defaults of the schema are filled in first; what lies in storage is left open; a template is a text like any other.",
  covers: ["STORYRUN-V-8", "COMMON-6"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: storyRun({ inputs: { city: "Bern" } }), related }],
    deny: [
      { title: "Nothing is passed", object: storyRun(), related },
      { title: "A value of another type", object: storyRun({ inputs: { city: "Bern", days: "{{ 7 }}" } }), related },
    ],
  },
  needs: storyAsk,
  check: runInputFindings,
});
