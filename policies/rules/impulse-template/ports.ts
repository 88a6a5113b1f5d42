import type { JsonObject } from "@bubustack/api/json";
import { portFindings } from "../../checks/ports.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

const serving = (...ports: readonly JsonObject[]) => impulseTemplate({ execution: { service: { ports } } });

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/ports",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "The ports of a template are 1 to 65535; several have names, and no two are the same.",
  why: "Kubernetes would refuse the Service of every Impulse of the template.",
  examples: {
    allow: [{ object: serving({ name: "http", port: 80, targetPort: 8080 }) }],
    deny: [
      { title: "Out of range", object: serving({ name: "http", port: 80, targetPort: 80_800 }) },
      { title: "Two without names", object: serving({ port: 80, targetPort: 80 }, { port: 81, targetPort: 81 }) },
      {
        title: "One number twice",
        object: serving({ name: "a", port: 80, targetPort: 80 }, { name: "b", port: 80, targetPort: 81 }),
      },
    ],
  },
  check: ({ object, refused }) => portFindings(object.spec.execution, refused),
});
