import { maxObjectBytes } from "../../checks/payload.ts";
import { runOne, stepRun } from "../../examples/objects.ts";
import { jsonSize } from "../../facts/json-size.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { asJson } from "../../facts/runs.ts";
import { tooLong } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StepRunContext>({
  id: "step-run/size",
  kind: "StepRun",
  effect: "deny",
  summary: "A StepRun is at most 1 MiB of JSON.",
  why: "The API server keeps it in one piece, and its status has to fit beside it.",
  covers: ["STEPRUN-V-12"],
  examples: {
    allow: [{ object: stepRun(), related: [runOne] }],
    deny: [
      { object: stepRun({ timeout: "1s" }, { annotations: { pad: "x".repeat(maxObjectBytes) } }), related: [runOne] },
    ],
  },
  check: ({ object }) => {
    const size = jsonSize(asJson(object));
    if (size <= maxObjectBytes) return [];
    return [tooLong([], `the object is ${size} bytes of JSON`, { fix: `keep it to ${maxObjectBytes} bytes` })];
  },
});
