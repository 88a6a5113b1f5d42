import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { networkPlugins } from "./containerd.ts";

/** What a machine is asked for; the tests stand in for it. */
export interface Machine {
  readonly platform: string;
  /** Who runs this; 0 is root. */
  readonly uid: number | undefined;
  /** True where a program of this name, or a file of this path, is there. */
  readonly has: (name: string) => boolean;
}

/** Programs and files that a node needs besides those that are built, each with the Debian package that brings it. */
export const wanted: readonly (readonly [name: string, debianPackage: string])[] = [
  ["containerd", "containerd"],
  ["ctr", "containerd"],
  ["runc", "runc"],
  [join(networkPlugins, "ptp"), "containernetworking-plugins"],
  ["nft", "nftables"],
  ["ip", "iproute2"],
  ["unshare", "util-linux"],
  ["nsenter", "util-linux"],
];

/** The Debian packages of which something is missing. */
export function missingPackages({ has }: Pick<Machine, "has">): readonly string[] {
  return [...new Set(wanted.filter(([name]) => !has(name)).map(([, debianPackage]) => debianPackage))];
}

/** Why Pods cannot run on a machine; undefined where they can. */
export function whyNoNode(machine: Machine): string | undefined {
  if (machine.platform !== "linux") return "Pods run on Linux only";
  if (machine.uid !== 0) return "running Pods needs root";
  const missing = missingPackages(machine);
  if (missing.length === 0) return undefined;
  return `running Pods needs ${missing.join(", ")} (node test/cluster/node/install.ts installs them on Debian)`;
}

/** The machine that this runs on. */
export function thisMachine(): Machine {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return {
    platform: process.platform,
    uid: process.getuid?.(),
    has: (name) => (name.includes("/") ? existsSync(name) : folders.some((folder) => existsSync(join(folder, name)))),
  };
}
