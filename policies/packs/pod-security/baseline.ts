/** The baseline: what keeps known ways out of a container shut. Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
import type { Control } from "./control.ts";
import { profiles, texts } from "./control.ts";

const capabilities = texts([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);
const sysctls = texts([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_wmem",
]);
const seLinuxTypes = texts(["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"]);

const badSeLinux = (options: string) =>
  `${options}.hasValue() && (!(${options}.?type.orValue('') in ${seLinuxTypes}) || ` +
  `${options}.?user.orValue('') != '' || ${options}.?role.orValue('') != '')`;
const badProfile = (profile: string) => `${profile}.hasValue() && !(${profile}.?type.orValue('') in ${profiles})`;
const armor = "container.apparmor.security.beta.kubernetes.io/";
const hostPaths = "object.spec.?volumes.orValue([]).filter(v, has(v.hostPath))";
const unmasked = "c.?securityContext.?procMount.orValue('Default') != 'Default'";

/** Its controls, as in the supported versions of Kubernetes; what changed before them is as it was last. */
export const baseline: readonly Control[] = [
  {
    id: "appArmorProfile",
    level: "baseline",
    path: "spec.securityContext.appArmorProfile",
    revisions: [
      {
        since: 0,
        container: badProfile("c.?securityContext.?appArmorProfile"),
        pod:
          `${badProfile("object.spec.?securityContext.?appArmorProfile")} || ` +
          `object.?metadata.?annotations.orValue({}).exists(k, k.startsWith('${armor}') && ` +
          "!(object.metadata.annotations[k] in ['', 'runtime/default'] || object.metadata.annotations[k].startsWith('localhost/')))",
        must: "must have no AppArmor profile, or RuntimeDefault or Localhost",
      },
    ],
  },
  {
    id: "capabilities_baseline",
    level: "baseline",
    path: "spec.containers",
    revisions: [
      {
        since: 0,
        container: `c.?securityContext.?capabilities.?add.orValue([]).exists(x, !(x in ${capabilities}))`,
        must: "must not add capabilities beyond the default ones",
      },
    ],
  },
  {
    id: "hostNamespaces",
    level: "baseline",
    path: "spec",
    revisions: [
      {
        since: 0,
        pod: ["hostNetwork", "hostPID", "hostIPC"].map((field) => `object.spec.?${field}.orValue(false)`).join(" || "),
        must: "must not set hostNetwork, hostPID or hostIPC to true",
      },
    ],
  },
  {
    id: "hostPathVolumes",
    level: "baseline",
    path: "spec.volumes",
    revisions: [
      {
        since: 0,
        subjects: `${hostPaths}.map(v, 'volume ' + v.name)`,
        must: "must not be of type hostPath",
      },
    ],
  },
  {
    id: "hostPorts",
    level: "baseline",
    path: "spec.containers",
    revisions: [
      {
        since: 0,
        container: "c.?ports.orValue([]).exists(p, p.?hostPort.orValue(0) != 0)",
        must: "must not use a hostPort",
      },
    ],
  },
  {
    id: "hostProbesAndHostLifecycle",
    level: "baseline",
    path: "spec.containers",
    revisions: [
      {
        since: 34,
        container:
          "[c.?livenessProbe, c.?readinessProbe, c.?startupProbe, c.?lifecycle.?postStart, c.?lifecycle.?preStop]" +
          ".exists(h, h.?httpGet.?host.orValue('') != '' || h.?tcpSocket.?host.orValue('') != '')",
        must: "must not name a host in probes and lifecycle hooks",
      },
    ],
  },
  {
    id: "privileged",
    level: "baseline",
    path: "spec.containers",
    revisions: [
      {
        since: 0,
        container: "c.?securityContext.?privileged.orValue(false)",
        must: "must not set securityContext.privileged to true",
      },
    ],
  },
  {
    id: "procMount",
    level: "baseline",
    path: "spec.containers",
    revisions: [
      { since: 0, container: unmasked, must: "must leave securityContext.procMount at Default" },
      {
        since: 35,
        container: `!variables.userNamespace && ${unmasked}`,
        must: "must leave securityContext.procMount at Default, unless the pod has hostUsers false",
      },
    ],
  },
  {
    id: "seLinuxOptions",
    level: "baseline",
    path: "spec.securityContext.seLinuxOptions",
    revisions: [
      {
        since: 0,
        container: badSeLinux("c.?securityContext.?seLinuxOptions"),
        pod: badSeLinux("object.spec.?securityContext.?seLinuxOptions"),
        must: "must not set a user or role of SELinux, or a type that is not for containers",
      },
    ],
  },
  {
    id: "seccompProfile_baseline",
    level: "baseline",
    path: "spec.securityContext.seccompProfile",
    revisions: [
      {
        since: 0,
        container: badProfile("c.?securityContext.?seccompProfile"),
        pod: badProfile("object.spec.?securityContext.?seccompProfile"),
        must: "must have no seccomp profile, or RuntimeDefault or Localhost",
      },
    ],
  },
  {
    id: "sysctls",
    level: "baseline",
    path: "spec.securityContext.sysctls",
    revisions: [
      {
        since: 0,
        subjects:
          `object.spec.?securityContext.?sysctls.orValue([]).filter(s, !(s.name in ${sysctls}))` +
          ".map(s, 'sysctl ' + s.name)",
        must: "must not be set",
      },
    ],
  },
  {
    id: "windowsHostProcess",
    level: "baseline",
    path: "spec.securityContext.windowsOptions",
    revisions: [
      {
        since: 0,
        container: "c.?securityContext.?windowsOptions.?hostProcess.orValue(false)",
        pod: "object.spec.?securityContext.?windowsOptions.?hostProcess.orValue(false)",
        must: "must not set securityContext.windowsOptions.hostProcess to true",
      },
    ],
  },
];
