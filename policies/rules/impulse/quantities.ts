import type { JsonObject } from "@bubustack/api/json";
import { quantityFindings } from "../../checks/quantities.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const needing = (resources: JsonObject) => ({ object: impulse({ workload: { resources } }), related: cronRelated });

export default rule<ImpulseContext>({
  id: "impulse/quantities",
  kind: "Impulse",
  effect: "deny",
  summary: "CPU, memory and disk space of an Impulse are Kubernetes quantities, and no request is above its limit.",
  why: "Its pods could not be created.",
  covers: ["RECON-8"],
  examples: {
    allow: [needing({ requests: { cpu: "100m" }, limits: { cpu: "1", memory: "256Mi" } })],
    deny: [
      { title: "Not a quantity", ...needing({ limits: { memory: "lots" } }) },
      { title: "A request above its limit", ...needing({ requests: { cpu: "2" }, limits: { cpu: "1" } }) },
    ],
  },
  check: ({ facts }) => quantityFindings(facts.execution),
});
