import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Daemon, Launch } from "../control-plane/daemon.ts";
import type { Identity } from "../control-plane/identity.ts";
import { writeKubeconfig } from "../control-plane/kubeconfig.ts";
import { podRange } from "./containerd.ts";
import { nodeName } from "./names.ts";

export interface ProxyOptions {
  readonly folder: string;
  readonly path: string;
  readonly identity: Identity;
  /** The address of the API server. */
  readonly server: string;
}

/** Starts kube-proxy with rules of nftables; the API server reaches Services through them too. */
export function startProxy(launch: Launch, { folder, path, identity, server }: ProxyOptions): Daemon {
  const client = identity.client("system:kube-proxy");
  const kubeconfig = writeKubeconfig(join(folder, "kube-proxy.kubeconfig"), server, identity.ca.certPem, client);
  const config = join(folder, "kube-proxy.json");
  writeFileSync(config, JSON.stringify(proxyConfig(kubeconfig), undefined, 2));
  return launch("kube-proxy", path, [`--config=${config}`]);
}

/** The machine's limits for connections stay as they are. */
function proxyConfig(kubeconfig: string): object {
  return {
    apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
    kind: "KubeProxyConfiguration",
    clientConnection: { kubeconfig },
    mode: "nftables",
    hostnameOverride: nodeName,
    clusterCIDR: podRange,
    detectLocalMode: "ClusterCIDR",
    healthzBindAddress: "127.0.0.1:10256",
    metricsBindAddress: "127.0.0.1:10249",
    oomScoreAdj: 0,
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: "0s", tcpCloseWaitTimeout: "0s" },
    nftables: { minSyncPeriod: "100ms", syncPeriod: "30s" },
  };
}
