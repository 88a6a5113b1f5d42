import { quantityFindings } from "../../checks/quantities.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/quantities",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "CPU and memory that a template recommends are quantities: least, request and limit in this order.",
  why: "The pods of its Impulses could not be created.",
  covers: ["RECON-8"],
  examples: {
    allow: [
      {
        object: impulseTemplate({
          execution: { resources: { recommendedCpuRequest: "100m", recommendedCpuLimit: "500m" } },
        }),
      },
    ],
    deny: [
      {
        title: "Not a quantity",
        object: impulseTemplate({ execution: { resources: { recommendedMemoryLimit: "1GB" } } }),
      },
      {
        title: "A request above its limit",
        object: impulseTemplate({
          execution: { resources: { recommendedCpuRequest: "1", recommendedCpuLimit: "500m" } },
        }),
      },
    ],
  },
  check: ({ facts }) => quantityFindings(facts.execution),
});
