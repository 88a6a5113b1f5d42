import { stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const output = (key: string) => stepRun({}, {}, { output: { rows: { $bubuStorageRef: key } } });

export default rule<StepRunContext>({
  id: "step-run/output-references",
  kind: "StepRun",
  effect: "deny",
  about: "status",
  summary: "References in the output of a step to storage, ConfigMaps and Secrets are well formed.",
  why: "The steps that read them would fail for it. A key of storage that is absolute or holds `..` leads to values of others.",
  covers: ["STEPRUN-V-11", "COMMON-7"],
  examples: {
    allow: [{ subResource, object: output("runs/a.json"), old: stepRun() }],
    deny: [{ subResource, object: output("../../other/a.json"), old: stepRun() }],
  },
  check: ({ facts }) => facts.output.facts.problems,
});
