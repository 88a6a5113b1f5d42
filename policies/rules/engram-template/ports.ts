import type { JsonObject } from "@bubustack/api/json";
import { portFindings } from "../../checks/ports.ts";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { rule } from "../../rule.ts";

const serving = (...ports: readonly JsonObject[]) => template({ execution: { service: { ports } } });

export default rule<EngramTemplateContext>({
  id: "engram-template/ports",
  kind: "EngramTemplate",
  effect: "deny",
  summary: "The ports of a template are 1 to 65535; several have names, and no two are the same.",
  why: "Kubernetes would refuse the Service of every Engram of the template.",
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
