import type { Check, PodView, Violation } from "../check.ts";
import { containersThat, contextOf, hasUserNamespace, settersThat } from "../containers.ts";

/** Programs say that they are not root's. */
export const runAsNonRoot: Check = {
  id: "runAsNonRoot",
  level: "restricted",
  revisions: [
    { since: 0, violated: asRoot },
    { since: 35, violated: (pod) => (hasUserNamespace(pod) ? undefined : asRoot(pod)) },
  ],
};

function asRoot(pod: PodView): Violation | undefined {
  const said = (of: Parameters<typeof contextOf>[0]) => contextOf(of)["runAsNonRoot"] ?? undefined;
  const reason = "runAsNonRoot != true";
  const wrong = settersThat(pod, ({ runAsNonRoot: value = null }) => value !== null && value !== true);
  if (wrong !== "") return { reason, detail: `${wrong} must not set securityContext.runAsNonRoot=false` };
  if (said(pod.spec) === true) return undefined;
  const silent = containersThat(pod, (container) => said(container) === undefined);
  return silent === "" ? undefined : { reason, detail: `pod or ${silent} must set securityContext.runAsNonRoot=true` };
}
