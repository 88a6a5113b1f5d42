import { brief, equal } from "@bubustack/api/json";
import { byKey } from "../../checks/by-key.ts";
import { redriven } from "../../checks/status.ts";
import { storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const gate = (state: string, more: object = {}) => storyRun({}, {}, { gates: { nap: { state, ...more } } });

export default rule<StoryRunContext>({
  id: "story-run/gate-decided",
  kind: "StoryRun",
  effect: "deny",
  about: "status",
  summary: "A gate that was decided stays as it was decided.",
  why: "The run goes on from the decision at once; who decided what is on record.",
  on: ["UPDATE"],
  examples: {
    allow: [
      { subResource, object: gate("Approved"), old: gate("Pending") },
      { subResource, object: gate("Rejected"), old: storyRun() },
    ],
    deny: [
      { subResource, object: gate("Rejected"), old: gate("Approved") },
      { title: "Withdrawn", subResource, object: storyRun({}, {}, { phase: "Running" }), old: gate("Approved") },
      {
        title: "For another reason",
        subResource,
        object: gate("Approved", { message: "after all" }),
        old: gate("Approved", { message: "tests pass" }),
      },
    ],
  },
  check: ({ object, old }) => {
    if (redriven(object)) return [];
    return byKey(old?.status?.gates ?? {}).flatMap(([name, decided]) => {
      if (decided.state !== "Approved" && decided.state !== "Rejected") return [];
      if (equal(object.status?.gates?.[name], decided)) return [];
      const path = ["status", "gates", name];
      return [forbidden(path, `was decided: ${brief(decided.state)}`, { fix: "leave it as it is" })];
    });
  },
});
