import type { ExecutionFacts } from "../facts/execution.ts";
import type { Found } from "../finding.ts";
import { forbidden } from "../finding.ts";

/** Fields that are taken and then not used. */
export function ignoredFindings({ ignored }: ExecutionFacts): readonly Found[] {
  return ignored.map(({ path, why }) => {
    return forbidden(path, `has no effect: ${why}`, { fix: "remove it", correction: { path, remove: true } });
  });
}
