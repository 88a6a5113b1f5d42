import { equal } from "@bubustack/api/json";
import { triggerDecisions } from "@bubustack/engine/runs/phases";
import { phaseFindings } from "../../checks/status.ts";
import { storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const decided = (decision: string, run?: string) =>
  storyTrigger({}, {}, run === undefined ? { decision } : { decision, storyRunRef: { name: run } });
const fix = "leave it: another delivery is another StoryTrigger";

export default rule<StoryTriggerContext>({
  id: "story-trigger/status-decision",
  kind: "StoryTrigger",
  effect: "deny",
  about: "status",
  summary: "What was decided about a trigger stays, with the run that it led to.",
  why: "Whoever sent the delivery has read the answer.",
  on: ["UPDATE"],
  examples: {
    allow: [
      { subResource, object: decided("Created", "run-1"), old: decided("Pending") },
      { subResource, object: decided("Rejected"), old: storyTrigger() },
    ],
    deny: [
      { subResource, object: decided("Rejected"), old: decided("Created", "run-1") },
      { title: "Another run", subResource, object: decided("Created", "run-2"), old: decided("Created", "run-1") },
    ],
  },
  check: ({ object, old }) => {
    const before = old?.status?.decision;
    const now = object.status?.decision;
    const moved = phaseFindings(["status", "decision"], triggerDecisions, before, now, fix);
    if (moved.length > 0 || before === undefined || before === "Pending") return moved;
    const run = old?.status?.storyRunRef;
    if (run === undefined || equal(run, object.status?.storyRunRef)) return [];
    return [forbidden(["status", "storyRunRef"], "cannot change once the trigger is decided", { fix })];
  },
});
