import type { JsonObject } from "@bubustack/api/json";
import { brief } from "@bubustack/api/json";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import type { Found } from "../../finding.ts";
import { duplicate, invalid, required } from "../../finding.ts";
import { rule } from "../../rule.ts";

const serving = (...ports: readonly JsonObject[]) => template({ execution: { service: { ports } } });
const largest = 65_535;

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
  check: ({ object, refused }) => {
    const ports = object.spec.execution?.service?.ports ?? [];
    const names = new Set<string>();
    const numbers = new Set<string>();
    return ports.flatMap(({ name = "", protocol = "TCP", port, targetPort }, at) => {
      const path = ["spec", "execution", "service", "ports", at];
      const found: Found[] = [];
      for (const [field, number] of [
        ["port", port],
        ["targetPort", targetPort],
      ] as const) {
        if ((number >= 1 && number <= largest) || refused?.([...path, field])) continue;
        found.push(invalid([...path, field], `${number} is not a port`, { fix: `use 1 to ${largest}` }));
      }
      if (name === "" && ports.length > 1) {
        found.push(required([...path, "name"], "several ports need names", { fix: "give it a name" }));
      }
      if (name !== "" && names.has(name)) {
        found.push(
          duplicate([...path, "name"], `port ${brief(name)} is listed already`, { fix: "give it another name" }),
        );
      }
      const number = `${port}/${protocol}`;
      if (numbers.has(number)) {
        found.push(duplicate([...path, "port"], `port ${number} is listed already`, { fix: "use another number" }));
      }
      names.add(name);
      numbers.add(number);
      return found;
    });
  },
});
