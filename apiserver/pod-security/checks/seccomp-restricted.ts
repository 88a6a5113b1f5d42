import type { Check, PodView, Violation } from "../check.ts";
import { containersThat, contextOf, isWindows } from "../containers.ts";
import { profileOf, strangeProfiles } from "../seccomp.ts";
import { seccompBaseline } from "./seccomp-baseline.ts";

/** A seccomp profile is named for each container: that of the runtime or one of the machine. */
export const seccompRestricted: Check = {
  id: "seccompProfile_restricted",
  level: "restricted",
  revisions: [
    { since: 19, violated: unconfined, instead: seccompBaseline.id },
    { since: 25, violated: (pod) => (isWindows(pod) ? undefined : unconfined(pod)), instead: seccompBaseline.id },
  ],
};

function unconfined(pod: PodView): Violation | undefined {
  const wrong = strangeProfiles(pod);
  if (wrong !== undefined || profileOf(contextOf(pod.spec)) !== undefined) return wrong;
  const silent = containersThat(pod, (container) => profileOf(contextOf(container)) === undefined);
  if (silent === "") return undefined;
  const detail = `pod or ${silent} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`;
  return { reason: "seccompProfile", detail };
}
