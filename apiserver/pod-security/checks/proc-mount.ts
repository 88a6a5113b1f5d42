import { textAt } from "../../resources/object.ts";
import type { Check, PodView, Violation } from "../check.ts";
import { containersOf, containersThat, contextOf, distinct, hasUserNamespace, quoted } from "../containers.ts";

/** `/proc` is masked as usual; since 1.35 only restricted asks it of pods in user namespaces too. */
export const procMount: Check = {
  id: "procMount",
  level: "baseline",
  revisions: [
    { since: 0, violated: unmasked },
    { since: 35, violated: (pod) => (hasUserNamespace(pod) ? undefined : unmasked(pod)) },
  ],
};

export const procMountRestricted: Check = {
  id: "procMount_restricted",
  level: "restricted",
  revisions: [{ since: 35, violated: unmasked, instead: procMount.id }],
};

function unmasked(pod: PodView): Violation | undefined {
  const mounts = (container: Parameters<typeof contextOf>[0]) => textAt(contextOf(container), "procMount");
  const isBad = (mount: string) => mount !== "" && mount !== "Default";
  const bad = containersThat(pod, (container) => isBad(mounts(container)));
  if (bad === "") return undefined;
  const values = distinct(containersOf(pod).map(mounts).filter(isBad));
  return { reason: "procMount", detail: `${bad} must not set securityContext.procMount to ${quoted(values)}` };
}
