import type { TemplateExecutionPolicy } from "@bubustack/api/catalog/template-execution-policy";
import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Found } from "../finding.ts";
import { duplicate, invalid, required } from "../finding.ts";

const largest = 65_535;

/** Ports of a template that no Service could have. `refused` says where the schema has refused a number. */
export function portFindings(
  execution: TemplateExecutionPolicy | undefined,
  refused: ((path: Path) => boolean) | undefined,
): readonly Found[] {
  const ports = execution?.service?.ports ?? [];
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
}
