import type { Check, PodView, Violation } from "../check.ts";
import { containersThat, contextOf, isWindows } from "../containers.ts";

/** No program gets more rights than the one that started it. */
export const allowPrivilegeEscalation: Check = {
  id: "allowPrivilegeEscalation",
  level: "restricted",
  revisions: [
    { since: 8, violated: escalating },
    { since: 25, violated: (pod) => (isWindows(pod) ? undefined : escalating(pod)) },
  ],
};

function escalating(pod: PodView): Violation | undefined {
  const bad = containersThat(pod, (container) => contextOf(container)["allowPrivilegeEscalation"] !== false);
  if (bad === "") return undefined;
  const detail = `${bad} must set securityContext.allowPrivilegeEscalation=false`;
  return { reason: "allowPrivilegeEscalation != false", detail };
}
