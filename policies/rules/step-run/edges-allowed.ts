import { edgesAllowed } from "../../checks/edges.ts";
import { engram, grant, runOne, stepRun, storyRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";

const related = [runOne];
const away = stepRun({ engramRef: { name: "fetch", namespace: "shared" } });
const theirs = engram({}, { name: "fetch", namespace: "shared" });

export default edgesAllowed<StepRunContext>({
  id: "step-run/edges-allowed",
  kind: "StepRun",
  covers: ["COMMON-1", "STEPRUN-V-3", "STEPRUN-V-4"],
  on: ["CREATE"],
  examples: {
    allow: [
      { object: stepRun(), related },
      {
        title: "Granted by the other namespace",
        object: away,
        related: [runOne, grant("StepRun", "Engram", "fetch"), theirs],
        settings: { crossNamespace: "grant" },
      },
    ],
    deny: [
      { title: "An Engram of another namespace", object: away, related: [runOne, theirs] },
      {
        title: "A run of another namespace",
        object: stepRun({ storyRunRef: { name: "run-1", namespace: "shared" } }),
        related: [storyRun({}, { name: "run-1", namespace: "shared" })],
      },
    ],
  },
  edges: ({ facts, namespace }) => facts.edges(namespace),
});
