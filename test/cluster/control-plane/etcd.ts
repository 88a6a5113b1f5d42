import { join } from "node:path";
import type { Daemon, Launch } from "./daemon.ts";

/** Starts an etcd with one member on loopback; its data does not outlive the cluster and is not synced to disk. */
export function startEtcd(
  launch: Launch,
  options: { readonly folder: string; readonly path: string; readonly client: number; readonly peer: number },
): Daemon {
  const { folder, path, client, peer } = options;
  return launch("etcd", path, [
    `--data-dir=${join(folder, "etcd")}`,
    `--listen-client-urls=${loopback(client)}`,
    `--advertise-client-urls=${loopback(client)}`,
    `--listen-peer-urls=${loopback(peer)}`,
    `--initial-advertise-peer-urls=${loopback(peer)}`,
    `--initial-cluster=default=${loopback(peer)}`,
    "--unsafe-no-fsync",
    "--log-level=warn",
  ]);
}

/** The address of etcd for its clients. */
export function loopback(port: number): string {
  return `http://127.0.0.1:${port}`;
}
