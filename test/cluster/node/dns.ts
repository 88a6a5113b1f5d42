import { Resolver } from "node:dns/promises";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "@bubustack/api/json";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import type { Daemon, Launch } from "../control-plane/daemon.ts";
import type { Identity } from "../control-plane/identity.ts";
import { writeKubeconfig } from "../control-plane/kubeconfig.ts";

/** What the names of Services end in. */
export const clusterDomain = "cluster.local";
const user = "system:coredns";
const port = 53;

/** What it may read: what leads from names to addresses. */
const rights: readonly JsonObject[] = [
  { apiGroups: [""], resources: ["namespaces", "pods", "services"], verbs: ["list", "watch"] },
  { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: ["list", "watch"] },
];

export interface DnsOptions {
  readonly folder: string;
  readonly path: string;
  readonly identity: Identity;
  /** The address of the API server. */
  readonly server: string;
  /** Where it listens: an address of the node. */
  readonly address: string;
}

/** Gives CoreDNS its rights and starts it. Kubelet names its address to Pods. */
export async function startDns(launch: Launch, client: KubeClient, options: DnsOptions): Promise<Daemon> {
  const { folder, path, identity, server, address } = options;
  for (const [plural, object] of objects()) {
    await client.request("POST", `/apis/rbac.authorization.k8s.io/v1/${plural}`, { body: object });
  }
  const kubeconfig = join(folder, "coredns.kubeconfig");
  writeKubeconfig(kubeconfig, server, identity.ca.certPem, identity.client(user));
  const config = join(folder, "Corefile");
  writeFileSync(config, corefile(address, kubeconfig));
  return launch("coredns", path, [`-conf=${config}`]);
}

/** True once a name leads to an address. */
export async function resolves(address: string, name: string): Promise<boolean> {
  const resolver = new Resolver({ timeout: 1_000, tries: 1 });
  resolver.setServers([`${address}:${port}`]);
  try {
    return (await resolver.resolve4(name)).length > 0;
  } catch {
    return false;
  }
}

/** There is no way to other networks: names outside the cluster are refused. */
function corefile(address: string, kubeconfig: string): string {
  const zones = `${clusterDomain} in-addr.arpa`;
  return `${zones}:${port} {
  bind ${address}
  errors
  kubernetes ${zones} {
    kubeconfig ${kubeconfig}
    ttl 1
  }
}
`;
}

function objects(): readonly (readonly [plural: string, object: JsonObject])[] {
  const apiVersion = "rbac.authorization.k8s.io/v1";
  const apiGroup = "rbac.authorization.k8s.io";
  const metadata = { name: user };
  const roleRef = { apiGroup, kind: "ClusterRole", name: user };
  return [
    ["clusterroles", { apiVersion, kind: "ClusterRole", metadata, rules: rights }],
    [
      "clusterrolebindings",
      { apiVersion, kind: "ClusterRoleBinding", metadata, roleRef, subjects: [{ apiGroup, kind: "User", name: user }] },
    ],
  ];
}
