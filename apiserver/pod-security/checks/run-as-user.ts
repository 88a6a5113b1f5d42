import type { Json } from "@bubustack/api/json";
import type { Check, PodView, Violation } from "../check.ts";
import { hasUserNamespace, settersThat } from "../containers.ts";

/** No program runs as root by number. */
export const runAsUser: Check = {
  id: "runAsUser",
  level: "restricted",
  revisions: [
    { since: 23, violated: asRoot },
    { since: 35, violated: (pod) => (hasUserNamespace(pod) ? undefined : asRoot(pod)) },
  ],
};

function asRoot(pod: PodView): Violation | undefined {
  const bad = settersThat(pod, ({ runAsUser = null }) => runAsUser !== null && !isOther(runAsUser));
  return bad === "" ? undefined : { reason: "runAsUser=0", detail: `${bad} must not set runAsUser=0` };
}

/** A number of somebody who is not root; what is no number counts as root. */
function isOther(user: Json): boolean {
  return typeof user === "number" && user !== 0;
}
