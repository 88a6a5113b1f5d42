import { join } from "node:path";
import type { Daemon, Launch } from "./daemon.ts";
import type { Identity } from "./identity.ts";
import { writeKubeconfig } from "./kubeconfig.ts";

export interface ActingOptions {
  readonly folder: string;
  readonly identity: Identity;
  /** The address of the API server. */
  readonly server: string;
  /** A free port of an address: the program's own health and metrics. */
  readonly address: string;
  readonly port: number;
  readonly path: string;
}

/** Starts kube-controller-manager; each controller acts under a ServiceAccount of its own. */
export function startControllerManager(launch: Launch, options: ActingOptions): Daemon {
  const { folder, identity, server, address, port, path } = options;
  const { file } = identity;
  const config = kubeconfigOf("kube-controller-manager", { folder, identity, server });
  return launch("kube-controller-manager", path, [
    `--kubeconfig=${config}`,
    `--bind-address=${address}`,
    `--secure-port=${port}`,
    "--use-service-account-credentials=true",
    "--leader-elect=false",
    `--root-ca-file=${file("ca.crt")}`,
    `--service-account-private-key-file=${file("accounts.key")}`,
    `--cluster-signing-cert-file=${file("ca.crt")}`,
    `--cluster-signing-key-file=${file("ca.key")}`,
    "--controllers=*",
    ...serving(identity),
  ]);
}

/** Starts kube-scheduler. */
export function startScheduler(launch: Launch, options: ActingOptions): Daemon {
  const { folder, identity, server, address, port, path } = options;
  const config = kubeconfigOf("kube-scheduler", { folder, identity, server });
  return launch("kube-scheduler", path, [
    `--kubeconfig=${config}`,
    `--bind-address=${address}`,
    `--secure-port=${port}`,
    "--leader-elect=false",
    ...serving(identity),
  ]);
}

/** Their health is asked for over HTTPS. */
function serving({ file }: Identity): readonly string[] {
  return [
    `--tls-cert-file=${file("loopback.crt")}`,
    `--tls-private-key-file=${file("loopback.key")}`,
    "--profiling=false",
  ];
}

function kubeconfigOf(
  name: string,
  { folder, identity, server }: Pick<ActingOptions, "folder" | "identity" | "server">,
): string {
  const client = identity.client(`system:${name}`);
  return writeKubeconfig(join(folder, `${name}.kubeconfig`), server, identity.ca.certPem, client);
}
