import { textsAt } from "../../resources/object.ts";
import type { Check } from "../check.ts";
import { containersOf, containersThat, contextOf, distinct, quoted } from "../containers.ts";

/** What containers have without asking. */
const usual = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

/** No capability is added that containers do not have without asking. */
export const capabilitiesBaseline: Check = {
  id: "capabilities_baseline",
  level: "baseline",
  revisions: [
    {
      since: 0,
      violated: (pod) => {
        const unusual = (container: Parameters<typeof contextOf>[0]) =>
          textsAt(contextOf(container), "capabilities", "add").filter((name) => !usual.has(name));
        const bad = containersThat(pod, (container) => unusual(container).length > 0);
        if (bad === "") return undefined;
        const names = quoted(distinct(containersOf(pod).flatMap(unusual)));
        const detail = `${bad} must not include ${names} in securityContext.capabilities.add`;
        return { reason: "non-default capabilities", detail };
      },
    },
  ],
};
