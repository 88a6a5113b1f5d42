import type { Daemon, Launch } from "./daemon.ts";
import type { Identity } from "./identity.ts";

export interface ApiserverOptions {
  readonly path: string;
  readonly identity: Identity;
  /** Where it listens. */
  readonly address: string;
  readonly port: number;
  /** The address of etcd. */
  readonly etcd: string;
  /** Pods reach it through the Service `default/kubernetes`. On loopback nobody could. */
  readonly inService: boolean;
}

/** Where Services have their addresses. */
export const serviceRange = "10.96.0.0/16";
/** The first one: the API server itself. */
export const apiService = "10.96.0.1";

/** Starts kube-apiserver as installations have it: RBAC, the Node authorizer, the default admission plugins. */
export function startApiserver(launch: Launch, options: ApiserverOptions): Daemon {
  const { path, identity, address, port, etcd, inService } = options;
  const { file } = identity;
  return launch("kube-apiserver", path, [
    `--etcd-servers=${etcd}`,
    `--bind-address=${address}`,
    `--advertise-address=${address}`,
    `--secure-port=${port}`,
    `--tls-cert-file=${file("apiserver.crt")}`,
    `--tls-private-key-file=${file("apiserver.key")}`,
    `--client-ca-file=${file("ca.crt")}`,
    `--kubelet-client-certificate=${file("kubelet-client.crt")}`,
    `--kubelet-client-key=${file("kubelet-client.key")}`,
    "--kubelet-preferred-address-types=InternalIP",
    "--authorization-mode=Node,RBAC",
    "--enable-admission-plugins=NodeRestriction",
    `--service-cluster-ip-range=${serviceRange}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${file("accounts.pub")}`,
    `--service-account-signing-key-file=${file("accounts.key")}`,
    `--endpoint-reconciler-type=${inService ? "lease" : "none"}`,
    "--allow-privileged=true",
    "--profiling=false",
    "--v=1",
  ]);
}
