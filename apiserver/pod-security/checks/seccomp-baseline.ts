import { textAt, textMap } from "../../resources/object.ts";
import type { Check, PodView, Violation } from "../check.ts";
import { containersOf, distinct, plural } from "../containers.ts";
import { strangeProfiles } from "../seccomp.ts";

const ofPod = "seccomp.security.alpha.kubernetes.io/pod";
const ofContainer = "container.seccomp.security.alpha.kubernetes.io/";

/** Where a seccomp profile is named, it is that of the runtime or one of the machine. */
export const seccompBaseline: Check = {
  id: "seccompProfile_baseline",
  level: "baseline",
  revisions: [
    { since: 0, violated: byAnnotation },
    { since: 19, violated: strangeProfiles },
  ],
};

function byAnnotation(pod: PodView): Violation | undefined {
  const annotations = textMap(pod.metadata, "annotations");
  const keys = [ofPod, ...containersOf(pod).map((container) => `${ofContainer}${textAt(container, "name")}`)];
  const bad = distinct(
    keys.flatMap((key) => {
      const value = Object.hasOwn(annotations, key) ? annotations[key] : undefined;
      const fine = value === undefined || /^(?:runtime\/default$|docker\/default$|localhost\/)/.test(value);
      return fine ? [] : [`${key}=${JSON.stringify(value)}`];
    }),
  );
  if (bad.length === 0) return undefined;
  return { reason: "seccompProfile", detail: `forbidden ${plural("annotation", bad.length)} ${bad.join(", ")}` };
}
