import { brief } from "@bubustack/api/json";
import { parseQuantity } from "@bubustack/api/quantity";
import type { ExecutionFacts, WrittenQuantity } from "../facts/execution.ts";
import type { Found } from "../finding.ts";
import { invalid } from "../finding.ts";

/** Quantities that Kubernetes cannot read, that are negative, or that exceed the limit that bounds them. */
export function quantityFindings({ quantities }: ExecutionFacts): readonly Found[] {
  return quantities.flatMap(quantityFinding);
}

function quantityFinding({ path, value, most }: WrittenQuantity): readonly Found[] {
  if (value === "") return [];
  const given = parseQuantity(value);
  if (given === undefined) {
    const fix = "write a Kubernetes quantity such as 250m, 0.5 or 512Mi";
    return [invalid(path, `${brief(value)} is not a quantity`, { fix })];
  }
  if (given.nano < 0n) return [invalid(path, `${brief(value)} is below 0`, { fix: "use 0 or more" })];
  const limit = most === undefined ? undefined : parseQuantity(most.value);
  if (most === undefined || limit === undefined || limit.nano < 0n || given.nano <= limit.nano) return [];
  const message = `${brief(value)} is more than the ${String(most.path.at(-1))} of ${brief(most.value)}`;
  return [invalid(path, message, { fix: `use at most ${brief(most.value)}`, replacement: most.value })];
}
