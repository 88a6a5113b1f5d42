import type { JsonObject } from "@bubustack/api/json";
import { listAt, objectAt, textAt } from "../../resources/object.ts";
import type { Check } from "../check.ts";
import { distinct, isOn, plural, quoted } from "../containers.ts";
import { hostPathVolumes } from "./host-path-volumes.ts";

const allowed = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
];

/** The others, in the order in which they are looked for. */
const others = [
  "hostPath",
  "gcePersistentDisk",
  "awsElasticBlockStore",
  "gitRepo",
  "nfs",
  "iscsi",
  "glusterfs",
  "rbd",
  "flexVolume",
  "cinder",
  "cephfs",
  "flocker",
  "fc",
  "azureFile",
  "vsphereVolume",
  "quobyte",
  "azureDisk",
  "photonPersistentDisk",
  "portworxVolume",
  "scaleIO",
  "storageos",
];

/** Volumes are of kinds that do not lead to a machine or past the claims of the cluster. */
export const restrictedVolumes: Check = {
  id: "restrictedVolumes",
  level: "restricted",
  revisions: [
    {
      since: 0,
      instead: hostPathVolumes.id,
      violated: ({ spec }) => {
        const bad = listAt(spec, "volumes")
          .map((volume) => objectAt(volume))
          .filter((volume) => !allowed.some((kind) => isOn(volume[kind])));
        if (bad.length === 0) return undefined;
        const names = `${plural("volume", bad.length)} ${quoted(bad.map((volume) => textAt(volume, "name")))}`;
        const kinds = distinct(bad.map(kindOf));
        const what = `${plural("restricted volume type", kinds.length)} ${quoted(kinds)}`;
        return { reason: "restricted volume types", detail: `${names} ${bad.length === 1 ? "uses" : "use"} ${what}` };
      },
    },
  ],
};

function kindOf(volume: JsonObject): string {
  return others.find((kind) => isOn(volume[kind])) ?? "unknown";
}
