import { maxObjectBytes } from "../../checks/payload.ts";
import { stepRun } from "../../examples/objects.ts";
import { jsonSize } from "../../facts/json-size.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { asJson } from "../../facts/runs.ts";
import { tooLong } from "../../finding.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const details = (text: string) =>
  stepRun({}, {}, { error: { version: "v1", type: "unknown", message: "m", details: { text } } });

export default rule<StepRunContext>({
  id: "step-run/status-size",
  kind: "StepRun",
  effect: "deny",
  about: "status",
  summary: "A StepRun with its status is at most 1 MiB of JSON.",
  why: "The API server keeps it in one piece; a status that no longer fits can never be written again.",
  covers: ["STEPRUN-V-12"],
  examples: {
    allow: [{ subResource, object: details("x"), old: stepRun() }],
    deny: [{ subResource, object: details("x".repeat(maxObjectBytes)), old: stepRun() }],
  },
  check: ({ object }) => {
    const size = jsonSize(asJson(object));
    if (size <= maxObjectBytes) return [];
    return [tooLong(["status"], `the object is ${size} bytes of JSON`, { fix: `keep it to ${maxObjectBytes} bytes` })];
  },
});
