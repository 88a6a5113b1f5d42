/** What `restricted` asks besides the baseline: hardened pods. Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
import type { Control } from "./control.ts";
import { profiles } from "./control.ts";

const allowedVolumes = [
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
const badVolumes =
  "object.spec.?volumes.orValue([]).filter(v, " + `!(${allowedVolumes.map((type) => `has(v.${type})`).join(" || ")}))`;
const ofPod = (field: string) => `object.spec.?securityContext.?${field}`;
const rootOfPod = `${ofPod("runAsNonRoot")}.orValue(true) == false`;
const rootOfContainer = `!c.?securityContext.?runAsNonRoot.orValue(${ofPod("runAsNonRoot")}.orValue(false))`;
const nonRoot = "must set securityContext.runAsNonRoot to true, for itself or for the pod";
const zeroOfPod = `${ofPod("runAsUser")}.orValue(1) == 0`;
const zeroOfContainer = "c.?securityContext.?runAsUser.orValue(1) == 0";
const seccomp = `${ofPod("seccompProfile")}.?type`;

/** Its controls. Pods of Windows are exempt from those that Windows has not. */
export const restricted: readonly Control[] = [
  {
    id: "allowPrivilegeEscalation",
    level: "restricted",
    path: "spec.containers",
    revisions: [
      {
        since: 0,
        container: "!variables.windows && c.?securityContext.?allowPrivilegeEscalation.orValue(true)",
        must: "must set securityContext.allowPrivilegeEscalation to false",
      },
    ],
  },
  {
    id: "capabilities_restricted",
    level: "restricted",
    path: "spec.containers",
    instead: "capabilities_baseline",
    revisions: [
      {
        since: 0,
        container:
          "!variables.windows && (!('ALL' in c.?securityContext.?capabilities.?drop.orValue([])) || " +
          "c.?securityContext.?capabilities.?add.orValue([]).exists(x, x != 'NET_BIND_SERVICE'))",
        must: "must drop ALL capabilities, and may add NET_BIND_SERVICE only",
      },
    ],
  },
  {
    id: "procMount_restricted",
    level: "restricted",
    path: "spec.containers",
    instead: "procMount",
    revisions: [
      {
        since: 35,
        container: "c.?securityContext.?procMount.orValue('Default') != 'Default'",
        must: "must leave securityContext.procMount at Default",
      },
    ],
  },
  {
    id: "restrictedVolumes",
    level: "restricted",
    path: "spec.volumes",
    instead: "hostPathVolumes",
    revisions: [
      {
        since: 0,
        subjects: `${badVolumes}.map(v, 'volume ' + v.name)`,
        must: `must be one of ${allowedVolumes.join(", ")}`,
      },
    ],
  },
  {
    id: "runAsNonRoot",
    level: "restricted",
    path: "spec.securityContext.runAsNonRoot",
    revisions: [
      { since: 0, container: rootOfContainer, pod: rootOfPod, must: nonRoot },
      {
        since: 35,
        container: `!variables.userNamespace && ${rootOfContainer}`,
        pod: `!variables.userNamespace && ${rootOfPod}`,
        must: `${nonRoot}, unless the pod has hostUsers false`,
      },
    ],
  },
  {
    id: "runAsUser",
    level: "restricted",
    path: "spec.securityContext.runAsUser",
    revisions: [
      { since: 0, container: zeroOfContainer, pod: zeroOfPod, must: "must not set securityContext.runAsUser to 0" },
      {
        since: 35,
        container: `!variables.userNamespace && ${zeroOfContainer}`,
        pod: `!variables.userNamespace && ${zeroOfPod}`,
        must: "must not set securityContext.runAsUser to 0, unless the pod has hostUsers false",
      },
    ],
  },
  {
    id: "seccompProfile_restricted",
    level: "restricted",
    path: "spec.securityContext.seccompProfile",
    instead: "seccompProfile_baseline",
    revisions: [
      {
        since: 0,
        container: `!variables.windows && !(c.?securityContext.?seccompProfile.?type.orValue(${seccomp}.orValue('')) in ${profiles})`,
        pod: `!variables.windows && ${seccomp}.hasValue() && !(${seccomp}.orValue('') in ${profiles})`,
        must: "must set securityContext.seccompProfile.type to RuntimeDefault or Localhost, for itself or for the pod",
      },
    ],
  },
];
