import { stepRunPhases } from "@bubustack/engine/runs/phases";
import { phaseFindings } from "../../checks/status.ts";
import { stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const at = (phase: string, retries = 0) => stepRun({}, {}, { phase, retries });

/** A step that failed may wait for one more attempt, which is counted. */
function retried(object: StepRunContext["object"], old: StepRunContext["object"] | undefined): boolean {
  const { phase, retries = 0 } = object.status ?? {};
  const failed = old?.status?.phase === "Failed" || old?.status?.phase === "Timeout";
  return failed && phase === "Pending" && retries === (old?.status?.retries ?? 0) + 1;
}

export default rule<StepRunContext>({
  id: "step-run/status-phase",
  kind: "StepRun",
  effect: "deny",
  about: "status",
  summary: "A step that has ended stays as it ended, but that a failed one may be tried again, which is counted.",
  why: "The run goes on from the end of a step at once, and other steps have read its output.",
  on: ["UPDATE"],
  examples: {
    allow: [
      { subResource, object: at("Succeeded"), old: at("Running") },
      { title: "Tried again", subResource, object: at("Pending", 1), old: at("Failed") },
    ],
    deny: [
      { subResource, object: at("Running"), old: at("Succeeded") },
      { title: "Tried again, and not counted", subResource, object: at("Pending"), old: at("Failed") },
    ],
  },
  check: ({ object, old }) =>
    retried(object, old)
      ? []
      : phaseFindings(
          ["status", "phase"],
          stepRunPhases,
          old?.status?.phase,
          object.status?.phase,
          "leave it, or have the run repeated from this step",
        ),
});
