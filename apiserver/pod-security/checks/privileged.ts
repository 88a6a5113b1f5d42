import type { Check } from "../check.ts";
import { containersThat, contextOf, isOn } from "../containers.ts";

/** No container has all rights of its machine. */
export const privileged: Check = {
  id: "privileged",
  level: "baseline",
  revisions: [
    {
      since: 0,
      violated: (pod) => {
        const bad = containersThat(pod, (container) => isOn(contextOf(container)["privileged"]));
        if (bad === "") return undefined;
        return { reason: "privileged", detail: `${bad} must not set securityContext.privileged=true` };
      },
    },
  ],
};
