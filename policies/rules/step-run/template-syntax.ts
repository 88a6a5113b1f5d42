import { unreadable } from "../../checks/template-text.ts";
import { runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [runOne];

export default rule<StepRunContext>({
  id: "step-run/template-syntax",
  kind: "StepRun",
  effect: "deny",
  summary: "Templates of a StepRun can be read, and call functions that exist with as many arguments as they take.",
  why: "The input of a step is evaluated where the step runs; what cannot be read there fails it at once.",
  covers: ["STEPRUN-V-9"],
  examples: {
    allow: [{ object: stepRun({ input: { url: "{{ inputs.url }}/{{ steps['get-id'].output.id }}" } }), related }],
    deny: [
      { title: "Braces that are not closed", object: stepRun({ input: { url: "{{ inputs.url" } }), related },
      {
        title: "In the key of a cache",
        object: stepRun({ executionOverrides: { cache: { key: "{{ env `KEY` }}" } } }),
        related,
      },
    ],
  },
  check: ({ facts }) => unreadable(facts.templates()),
});
