import { textsAt } from "../../resources/object.ts";
import type { Check, PodView, Violation } from "../check.ts";
import { containersOf, containersThat, contextOf, distinct, isWindows, quoted } from "../containers.ts";
import { capabilitiesBaseline } from "./capabilities-baseline.ts";

/** All capabilities are dropped, and none but that of low ports is added. */
export const capabilitiesRestricted: Check = {
  id: "capabilities_restricted",
  level: "restricted",
  revisions: [
    { since: 22, violated: unrestricted, instead: capabilitiesBaseline.id },
    {
      since: 25,
      violated: (pod) => (isWindows(pod) ? undefined : unrestricted(pod)),
      instead: capabilitiesBaseline.id,
    },
  ],
};

function unrestricted(pod: PodView): Violation | undefined {
  const texts = (container: Parameters<typeof contextOf>[0], field: "add" | "drop") =>
    textsAt(contextOf(container), "capabilities", field);
  const forbidden = (container: Parameters<typeof contextOf>[0]) =>
    texts(container, "add").filter((name) => name !== "NET_BIND_SERVICE");
  const keeping = containersThat(pod, (container) => !texts(container, "drop").includes("ALL"));
  const adding = containersThat(pod, (container) => forbidden(container).length > 0);
  const names = quoted(distinct(containersOf(pod).flatMap(forbidden)));
  const details = [
    ...(keeping === "" ? [] : [`${keeping} must set securityContext.capabilities.drop=["ALL"]`]),
    ...(adding === "" ? [] : [`${adding} must not include ${names} in securityContext.capabilities.add`]),
  ];
  return details.length === 0 ? undefined : { reason: "unrestricted capabilities", detail: details.join("; ") };
}
