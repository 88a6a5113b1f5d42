import { quantityFindings } from "../../checks/quantities.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template()];

export default rule<EngramContext>({
  id: "engram/quantities",
  kind: "Engram",
  effect: "deny",
  summary: "CPU and memory of an Engram are Kubernetes quantities, and no request is above its limit.",
  why: "Its pods could not be created, which would show only when a run is under way.",
  covers: ["RECON-8"],
  examples: {
    allow: [{ object: engram({ executionPolicy: { resources: { cpuRequest: "100m" } } }), related }],
    deny: [{ object: engram({ executionPolicy: { resources: { memoryLimit: "lots" } } }), related }],
  },
  check: ({ facts }) => quantityFindings(facts.execution),
});
