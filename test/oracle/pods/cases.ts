/** Pods that differ from a hardened one, and from a plain one, in one field or two. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Case } from "./case.ts";

const container = { name: "main", image: "registry.example/main:1" };
const hard = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
const plain = { containers: [container] };
const hardened = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  containers: [{ ...container, securityContext: hard }],
};

/** Values of fields of a securityContext of containers. */
const ofContainers: readonly JsonObject[] = [
  {},
  { privileged: true },
  { privileged: false },
  { allowPrivilegeEscalation: true },
  { allowPrivilegeEscalation: false },
  ...["Default", "Unmasked"].map((procMount) => ({ procMount })),
  ...[["CHOWN"], ["SYS_ADMIN"], ["NET_BIND_SERVICE"], ["NET_BIND_SERVICE", "CHOWN"], ["NET_RAW"], ["ALL"], []].flatMap(
    (add) => [
      { capabilities: { add } },
      { capabilities: { add, drop: ["ALL"] } },
      { capabilities: { add, drop: ["CHOWN"] } },
    ],
  ),
];

/** Values of fields that Pods and containers both have. */
const ofBoth: readonly JsonObject[] = [
  { runAsNonRoot: true },
  { runAsNonRoot: false },
  { runAsUser: 0 },
  { runAsUser: 1000 },
  ...["RuntimeDefault", "Localhost", "Unconfined"].flatMap((type) => [
    { seccompProfile: { type } },
    { appArmorProfile: { type } },
  ]),
  ...["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t", "spc_t"].map((type) => ({
    seLinuxOptions: { type },
  })),
  { seLinuxOptions: {} },
  { seLinuxOptions: { user: "u" } },
  { seLinuxOptions: { role: "r", level: "s0" } },
  { seLinuxOptions: { level: "s0" } },
  { windowsOptions: { hostProcess: true } },
  { windowsOptions: { hostProcess: false } },
  { windowsOptions: {} },
];

const sysctls = [
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.tcp_wmem",
  "kernel.msgmax",
];
const volumes = [
  "awsElasticBlockStore",
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "fc",
  "flexVolume",
  "gitRepo",
  "hostPath",
  "image",
  "iscsi",
  "nfs",
  "persistentVolumeClaim",
  "projected",
  "rbd",
  "secret",
];

/** Specs that are added to one. */
const ofSpecs: readonly JsonObject[] = [
  {},
  { hostNetwork: true },
  { hostPID: true },
  { hostIPC: true },
  { hostNetwork: false, hostPID: false, hostIPC: false },
  { hostUsers: false },
  { hostUsers: true },
  { os: { name: "windows" } },
  { os: { name: "linux" } },
  ...sysctls.map((name) => ({ securityContext: { sysctls: [{ name, value: "1" }] } })),
  {
    securityContext: {
      sysctls: [
        { name: "kernel.msgmax", value: "1" },
        { name: "net.ipv4.tcp_rmem", value: "1" },
      ],
    },
  },
  ...volumes.map((type) => ({ volumes: [{ name: "v", [type]: {} }] })),
  {
    volumes: [
      { name: "a", emptyDir: {} },
      { name: "b", hostPath: { path: "/" } },
      { name: "c", nfs: {} },
    ],
  },
  ...ofBoth.map((securityContext) => ({ securityContext })),
];

const handlers = (host: JsonObject) => [
  ...["livenessProbe", "readinessProbe", "startupProbe"].flatMap((probe) => [
    { [probe]: { httpGet: { port: 80, ...host } } },
    { [probe]: { tcpSocket: { port: 80, ...host } } },
  ]),
  ...["postStart", "preStop"].flatMap((hook) => [
    { lifecycle: { [hook]: { httpGet: { port: 80, ...host } } } },
    { lifecycle: { [hook]: { tcpSocket: { port: 80, ...host } } } },
  ]),
];

/** Fields that are added to a container. */
const toContainers: readonly JsonObject[] = [
  ...[...ofContainers, ...ofBoth].map((securityContext) => ({ securityContext })),
  { ports: [{ containerPort: 80 }] },
  { ports: [{ containerPort: 80, hostPort: 0 }] },
  { ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 81 }] },
  ...handlers({}),
  ...handlers({ host: "10.0.0.1" }),
];

const armor = "container.apparmor.security.beta.kubernetes.io/main";
const annotated = ["", "runtime/default", "localhost/x", "unconfined", "other"].map((value) => ({ [armor]: value }));

/** All cases, in an order that does not change. */
export const cases: readonly Case[] = [...new Map(all().map((pod) => [JSON.stringify(pod), pod])).values()].map(
  (pod, index) => ({ id: `pod/${index}`, pod }),
);

function all(): readonly JsonObject[] {
  const pods: JsonObject[] = [];
  const add = (spec: JsonObject, annotations?: JsonObject) =>
    pods.push({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "p", namespace: "default", ...(annotations !== undefined && { annotations }) },
      spec,
    });
  for (const base of [plain, hardened]) {
    for (const more of ofSpecs) {
      add(merged(base, more));
      add(merged(merged(base, more), { hostUsers: false }));
      add(merged(merged(base, more), { os: { name: "windows" } }));
    }
    const [first = container] = base.containers;
    for (const more of toContainers) {
      const changed = merged(first, more);
      add({ ...base, containers: [changed] });
      add({ ...base, hostUsers: false, containers: [changed] });
      add({ ...base, initContainers: [{ ...changed, name: "init" }] });
      add({
        ...base,
        containers: [first, { ...changed, name: "second" }],
        ephemeralContainers: [{ ...first, name: "e" }],
      });
      add({ ...base, ephemeralContainers: [{ ...changed, name: "debug" }] });
    }
    for (const annotations of annotated) add(base, annotations);
    for (const pod of ofBoth)
      for (const own of ofBoth) {
        if (Object.keys(pod)[0] !== Object.keys(own)[0]) continue;
        add(merged({ ...base, containers: [merged(first, { securityContext: own })] }, { securityContext: pod }));
      }
  }
  return pods;
}

function merged(base: JsonObject, more: JsonObject): JsonObject {
  const fields: { [name: string]: Json | undefined } = { ...base };
  for (const [name, value] of Object.entries(more)) {
    const old = fields[name];
    fields[name] = isObject(old) && isObject(value) ? merged(old, value) : value;
  }
  return fields;
}
