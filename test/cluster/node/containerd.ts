import { mkdirSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Daemon, Launch } from "../control-plane/daemon.ts";
import { pauseImage } from "./names.ts";

/** Where Debian keeps the plugins that make networks. */
export const networkPlugins = "/usr/lib/cni";
/** Addresses of Pods. */
export const podRange = "10.244.0.0/24";
/** How the kernel marks a file system that overlays another one. */
const overlay = 0x794c7630;

/** Where containerd is asked. */
export function socketOf(folder: string): string {
  return join(folder, "containerd.sock");
}

/** Starts containerd with nothing of the machine's own one. */
export function startContainerd(launch: Launch, folder: string): Daemon {
  const networks = join(folder, "networks");
  mkdirSync(networks, { recursive: true });
  writeFileSync(join(networks, "10-bubu.conflist"), JSON.stringify(network));
  // An overlay cannot have another one as its upper layer.
  const snapshotter = statfsSync(folder).type === overlay ? "native" : "overlayfs";
  const config = join(folder, "containerd.toml");
  writeFileSync(config, containerdConfig({ folder, networks, snapshotter }));
  return launch("containerd", "containerd", [`--config=${config}`]);
}

/** Each Pod has a cable of its own to the node and no neighbours: what leaves a Pod is routed, so that kube-proxy sees it. */
const network = {
  cniVersion: "0.4.0",
  name: "bubu",
  plugins: [
    {
      type: "ptp",
      ipMasq: false,
      ipam: { type: "host-local", ranges: [[{ subnet: podRange }]], routes: [{ dst: "0.0.0.0/0" }] },
    },
  ],
};

export interface ContainerdPlaces {
  readonly folder: string;
  /** The folder of the networks' configuration. */
  readonly networks: string;
  readonly snapshotter: string;
}

/**
 * The configuration. Pods keep the score that containerd itself has in the kernel's choice of what to end first, since
 * not every machine lets root lower it.
 */
export function containerdConfig({ folder, networks, snapshotter }: ContainerdPlaces): string {
  const state = join(folder, "containerd");
  return `version = 2
root = ${quoted(join(state, "root"))}
state = ${quoted(join(state, "state"))}
disabled_plugins = ["io.containerd.internal.v1.opt", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.tracing.processor.v1.otlp", "io.containerd.internal.v1.tracing"]
[grpc]
  address = ${quoted(socketOf(folder))}
[ttrpc]
  address = ${quoted(`${socketOf(folder)}.ttrpc`)}
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = ${quoted(pauseImage)}
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = ${quoted(networkPlugins)}
    conf_dir = ${quoted(networks)}
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = ${quoted(snapshotter)}
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
