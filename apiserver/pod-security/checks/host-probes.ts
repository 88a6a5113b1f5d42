import type { JsonObject } from "@bubustack/api/json";
import { at, textAt } from "../../resources/object.ts";
import type { Check } from "../check.ts";
import { containersOf, distinct, named, plural, quoted } from "../containers.ts";

const handlers = [
  ["livenessProbe"],
  ["readinessProbe"],
  ["startupProbe"],
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
] as const;

/** The kubelet asks no other host on behalf of a pod. */
export const hostProbes: Check = {
  id: "hostProbesAndHostLifecycle",
  level: "baseline",
  revisions: [
    {
      since: 34,
      violated: (pod) => {
        const bad = containersOf(pod)
          .map((container) => ({ name: textAt(container, "name"), hosts: hostsOf(container) }))
          .filter(({ hosts }) => hosts.length > 0);
        if (bad.length === 0) return undefined;
        const names = distinct(bad.map(({ name }) => name));
        const hosts = distinct(bad.flatMap((each) => each.hosts));
        const what = plural("probe or lifecycle host", hosts.length);
        const detail = `${named(names)} ${names.length === 1 ? "uses" : "use"} ${what} ${quoted(hosts)}`;
        return { reason: "probe or lifecycle host", detail };
      },
    },
  ],
};

function hostsOf(container: JsonObject): readonly string[] {
  return handlers.flatMap((path) =>
    ["httpGet", "tcpSocket"].map((how) => textAt(at(container, ...path), how, "host")).filter((host) => host !== ""),
  );
}
