import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Daemon, Launch } from "../control-plane/daemon.ts";
import type { Identity } from "../control-plane/identity.ts";
import { writeKubeconfig } from "../control-plane/kubeconfig.ts";
import { groupOf, makeGroup } from "./cgroups.ts";
import { socketOf } from "./containerd.ts";
import { clusterDomain } from "./dns.ts";
import { nodeName } from "./names.ts";

export interface KubeletOptions {
  readonly folder: string;
  readonly path: string;
  readonly identity: Identity;
  /** The address of the API server. */
  readonly server: string;
  /** The node's own address. */
  readonly address: string;
  /** True where names of Services are known at the node's address. */
  readonly dns: boolean;
}

/** Starts kubelet over containerd, as a node that the Node authorizer knows. */
export function startKubelet(launch: Launch, options: KubeletOptions): Daemon {
  const { folder, path, identity, server, address, dns } = options;
  const place = join(folder, "kubelet");
  const logs = join(folder, "pods");
  for (const made of [place, logs]) mkdirSync(made, { recursive: true });
  makeGroup(groupOf(folder));
  const client = identity.client(`system:node:${nodeName}`, ["system:nodes"]);
  const kubeconfig = writeKubeconfig(join(folder, "kubelet.kubeconfig"), server, identity.ca.certPem, client);
  const config = join(folder, "kubelet.json");
  writeFileSync(config, JSON.stringify(kubeletConfig({ folder, logs, address, identity, dns }), undefined, 2));
  return launch("kubelet", path, [
    `--config=${config}`,
    `--kubeconfig=${kubeconfig}`,
    `--root-dir=${place}`,
    `--hostname-override=${nodeName}`,
    `--node-ip=${address}`,
    "--v=1",
  ]);
}

/** Nothing is evicted and no image is collected: a machine that runs tests may be full. */
function kubeletConfig({
  folder,
  logs,
  address,
  dns,
  identity: { file },
}: Pick<KubeletOptions, "folder" | "address" | "identity" | "dns"> & { readonly logs: string }): object {
  const none = "0%";
  return {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    address,
    tlsCertFile: file("apiserver.crt"),
    tlsPrivateKeyFile: file("apiserver.key"),
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: file("ca.crt") },
    },
    authorization: { mode: "Webhook" },
    containerRuntimeEndpoint: `unix://${socketOf(folder)}`,
    cgroupDriver: "cgroupfs",
    cgroupRoot: groupOf(folder),
    failCgroupV1: false,
    failSwapOn: false,
    oomScoreAdj: 0,
    podLogsDir: logs,
    resolvConf: "",
    ...(dns ? { clusterDNS: [address], clusterDomain } : {}),
    evictionHard: {
      "memory.available": none,
      "nodefs.available": none,
      "nodefs.inodesFree": none,
      "imagefs.available": none,
    },
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    shutdownGracePeriod: "0s",
  };
}
