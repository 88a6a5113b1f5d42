import { annotations } from "@bubustack/api/keys";
import { storyRunPhases } from "@bubustack/engine/runs/phases";
import { phaseFindings, redriven } from "../../checks/status.ts";
import { storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const at = (phase: string, metadata: object = {}) => storyRun({}, { ...metadata }, { phase });
const wished = { annotations: { [annotations.redriveToken]: "2", [annotations.redriveObserved]: "1" } };

export default rule<StoryRunContext>({
  id: "story-run/status-phase",
  kind: "StoryRun",
  effect: "deny",
  about: "status",
  summary:
    "A run that has ended stays as it ended, unless it is to be repeated; one that has started does not wait again.",
  why: "Callers, counters and clean-up act on the end of a run once.",
  on: ["UPDATE"],
  examples: {
    allow: [
      { subResource, object: at("Running"), old: storyRun() },
      { subResource, object: at("Succeeded"), old: at("Running") },
      { title: "To be repeated", subResource, object: at("Running", wished), old: at("Failed", wished) },
    ],
    deny: [
      { title: "Ended already", subResource, object: at("Finished"), old: at("Succeeded") },
      { title: "Started already", subResource, object: at("Pending"), old: at("Running") },
      { title: "Cleared", subResource, object: storyRun({}, {}, {}), old: at("Running") },
    ],
  },
  check: ({ object, old }) =>
    redriven(object)
      ? []
      : phaseFindings(
          ["status", "phase"],
          storyRunPhases,
          old?.status?.phase,
          object.status?.phase,
          `leave it, or set the annotation ${annotations.redriveToken} to have the run repeated`,
        ),
});
