import type { ExecutionFacts } from "../facts/execution.ts";
import type { Found } from "../finding.ts";
import { invalid } from "../finding.ts";

/** User ids that the controller will not start a pod with. */
export function userFindings({ securities }: ExecutionFacts): readonly Found[] {
  return securities.flatMap(({ path, value }) =>
    value.runAsUser === undefined || value.runAsUser > 0
      ? []
      : [
          invalid([...path, "runAsUser"], `${value.runAsUser} is not the id of an ordinary user`, {
            fix: "use an id above 0",
          }),
        ],
  );
}
