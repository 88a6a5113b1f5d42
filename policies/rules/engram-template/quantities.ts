import { quantityFindings } from "../../checks/quantities.ts";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { rule } from "../../rule.ts";

export default rule<EngramTemplateContext>({
  id: "engram-template/quantities",
  kind: "EngramTemplate",
  effect: "deny",
  summary: "CPU and memory that a template recommends are quantities: least, request and limit in this order.",
  why: "The pods of its Engrams could not be created.",
  covers: ["RECON-8"],
  examples: {
    allow: [
      {
        object: template({
          execution: { resources: { recommendedCpuRequest: "100m", recommendedCpuLimit: "500m" } },
        }),
      },
    ],
    deny: [
      { title: "Not a quantity", object: template({ execution: { resources: { recommendedMemoryLimit: "1GB" } } }) },
      {
        title: "A request above its limit",
        object: template({ execution: { resources: { recommendedCpuRequest: "1", recommendedCpuLimit: "500m" } } }),
      },
    ],
  },
  check: ({ facts }) => quantityFindings(facts.execution),
});
