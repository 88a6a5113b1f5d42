import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { notSupported } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseContext>({
  id: "impulse/mode-listens",
  kind: "Impulse",
  effect: "deny",
  summary: "An Impulse runs as a workload that stays: a deployment or a statefulset.",
  why: "It listens for events for as long as it is there; a job ends.",
  covers: ["IMPULSE-V-9"],
  examples: {
    allow: [
      { object: impulse({ workload: { mode: "deployment" } }), related: cronRelated },
      {
        title: "A workload that names no mode is a deployment",
        object: impulse({ workload: { updateStrategy: { type: "Recreate" } } }),
        related: cronRelated,
      },
    ],
    deny: [{ object: impulse({ workload: { mode: "job" } }), related: cronRelated }],
  },
  check: ({ facts }) => {
    if (facts.mode !== "job") return [];
    const fix = 'write "deployment"';
    const message = '"job" ends, and an Impulse has to listen';
    return [notSupported(["spec", "workload", "mode"], message, { fix, replacement: "deployment" })];
  },
});
