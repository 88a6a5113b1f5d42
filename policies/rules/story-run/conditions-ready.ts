import { storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { required } from "../../finding.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const condition = (type: string) => ({
  type,
  status: "True",
  lastTransitionTime: "2026-01-01T00:00:00Z",
  reason: "Running",
  message: "",
});
const said = (...types: readonly string[]) => storyRun({}, {}, { conditions: types.map(condition) });

export default rule<StoryRunContext>({
  id: "story-run/conditions-ready",
  kind: "StoryRun",
  effect: "deny",
  about: "status",
  summary: "The conditions of a run include `Ready`.",
  why: "Tools wait for it, whatever else is said.",
  covers: ["CRD-3"],
  examples: {
    allow: [{ subResource, object: said("Ready", "Progressing"), old: storyRun() }],
    deny: [{ subResource, object: said("Progressing"), old: storyRun() }],
  },
  check: ({ object, refused }) => {
    const { conditions } = object.status ?? {};
    if (conditions === undefined || conditions.some(({ type }) => type === "Ready")) return [];
    if (refused?.(["status", "conditions"])) return [];
    return [required(["status", "conditions"], "there is no condition Ready", { fix: "say whether the run is ready" })];
  },
});
