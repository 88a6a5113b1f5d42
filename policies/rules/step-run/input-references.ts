import { runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [runOne];

export default rule<StepRunContext>({
  id: "step-run/input-references",
  kind: "StepRun",
  effect: "deny",
  summary: "References in the input of a step to storage, ConfigMaps and Secrets are well formed.",
  why: "A malformed one is found out only when the step reads it. A key of storage that is absolute or holds `..` leads to values of others.",
  covers: ["STEPRUN-V-10", "COMMON-7"],
  examples: {
    allow: [{ object: stepRun({ input: { rows: { $bubuStorageRef: "runs/a.json" } } }), related }],
    deny: [{ object: stepRun({ input: { rows: { $bubuStorageRef: "" } } }), related }],
  },
  check: ({ facts }) => facts.input.facts.problems,
});
