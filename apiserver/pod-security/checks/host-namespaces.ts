import type { Check } from "../check.ts";
import { isOn } from "../containers.ts";

/** A pod has network, processes and IPC of its own. */
export const hostNamespaces: Check = {
  id: "hostNamespaces",
  level: "baseline",
  revisions: [
    {
      since: 0,
      violated: ({ spec }) => {
        const shared = ["hostNetwork", "hostPID", "hostIPC"].filter((field) => isOn(spec[field]));
        if (shared.length === 0) return undefined;
        return { reason: "host namespaces", detail: shared.map((field) => `${field}=true`).join(", ") };
      },
    },
  ],
};
