import { labels } from "@bubustack/api/keys";
import { sizeFindings } from "../../checks/payload.ts";
import { runOne, stepRun } from "../../examples/objects.ts";
import { label } from "../../facts/metadata.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [runOne];
const materialize = { labels: { [labels.materialize]: "true" } };

export default rule<StepRunContext>({
  id: "step-run/input-size",
  kind: "StepRun",
  effect: "deny",
  summary: "The input of a step is bounded in size.",
  why: "It is copied into the pod's environment. A StepRun that reads a stored value for another step may have as much as a `with` of a Story; its label lifts the bound no further.",
  covers: ["STEPRUN-V-8", "COMMON-3"],
  examples: {
    allow: [
      { object: stepRun({ input: { url: "https://example.com" } }), related },
      { object: stepRun({ input: { text: "x".repeat(5_000) } }, materialize), related },
    ],
    deny: [
      { object: stepRun({ input: { text: "x".repeat(5_000) } }), related },
      { object: stepRun({ input: { text: "x".repeat(66_000) } }, materialize), related },
    ],
  },
  check: ({ object, settings: { maxInlineBytes, maxWithBytes } }) => {
    const materializes = label(object, labels.materialize) === "true";
    return sizeFindings(["spec", "input"], object.spec.input, materializes ? maxWithBytes : maxInlineBytes);
  },
});
