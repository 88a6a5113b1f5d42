import { listAt, objectAt, textAt } from "../../resources/object.ts";
import type { Check } from "../check.ts";
import { containersOf, distinct, named, plural } from "../containers.ts";

/** No port of the machine leads to a pod. */
export const hostPorts: Check = {
  id: "hostPorts",
  level: "baseline",
  revisions: [
    {
      since: 0,
      violated: (pod) => {
        const bad = containersOf(pod)
          .map((container) => ({ name: textAt(container, "name"), ports: hostPortsOf(container) }))
          .filter(({ ports }) => ports.length > 0);
        if (bad.length === 0) return undefined;
        const ports = distinct(bad.flatMap((each) => each.ports));
        const verb = bad.length === 1 ? "uses" : "use";
        const detail = `${named(bad.map(({ name }) => name))} ${verb} ${plural("hostPort", ports.length)} ${ports.join(", ")}`;
        return { reason: "hostPort", detail };
      },
    },
  ],
};

function hostPortsOf(container: Parameters<typeof listAt>[0]): readonly string[] {
  return listAt(container, "ports")
    .map((port) => objectAt(port)["hostPort"])
    .filter((port) => port !== undefined && port !== null && port !== 0)
    .map(String);
}
