import { listAt, objectAt, textAt } from "../../resources/object.ts";
import type { Check } from "../check.ts";
import { isOn, plural, quoted } from "../containers.ts";

/** No folder of the machine is seen by a pod. */
export const hostPathVolumes: Check = {
  id: "hostPathVolumes",
  level: "baseline",
  revisions: [
    {
      since: 0,
      violated: ({ spec }) => {
        const bad = listAt(spec, "volumes").filter((volume) => isOn(objectAt(volume)["hostPath"]));
        if (bad.length === 0) return undefined;
        const names = quoted(bad.map((volume) => textAt(volume, "name")));
        return { reason: "hostPath volumes", detail: `${plural("volume", bad.length)} ${names}` };
      },
    },
  ],
};
