import { at } from "../../resources/object.ts";
import type { Check } from "../check.ts";
import { isOn, settersThat } from "../containers.ts";

/** No program of a pod is one of the machine itself, as Windows can have it. */
export const windowsHostProcess: Check = {
  id: "windowsHostProcess",
  level: "baseline",
  revisions: [
    {
      since: 0,
      violated: (pod) => {
        const bad = settersThat(pod, (context) => isOn(at(context, "windowsOptions", "hostProcess")));
        if (bad === "") return undefined;
        return { reason: "hostProcess", detail: `${bad} must not set securityContext.windowsOptions.hostProcess=true` };
      },
    },
  ],
};
