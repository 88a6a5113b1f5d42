import { sizeFindings } from "../../checks/payload.ts";
import { stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const output = (text: string) => stepRun({}, {}, { output: { text } });

export default rule<StepRunContext>({
  id: "step-run/output-size",
  kind: "StepRun",
  effect: "deny",
  about: "status",
  summary: "The output of a step is bounded in size.",
  why: "It is copied into the input of the steps that read it; what is larger belongs into storage.",
  covers: ["STEPRUN-V-11", "COMMON-3"],
  examples: {
    allow: [{ subResource, object: output("x"), old: stepRun() }],
    deny: [{ subResource, object: output("x".repeat(5_000)), old: stepRun() }],
  },
  check: ({ object, settings }) => sizeFindings(["status", "output"], object.status?.output, settings.maxInlineBytes),
});
