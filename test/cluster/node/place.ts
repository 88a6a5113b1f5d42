import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { serviceRange } from "../control-plane/apiserver.ts";
import type { Daemon, Launch } from "../control-plane/daemon.ts";
import { startDaemon } from "../control-plane/daemon.ts";
import { commandOf } from "../control-plane/left.ts";
import { freeCable, prefixLength } from "./addresses.ts";

/**
 * A place apart on this machine: namespaces of its own for network, mounts and processes. What a node does to a machine
 * (interfaces, firewall rules, mounts, settings of the kernel, containers) happens in there, and ends with one process.
 */
export interface Place {
  /** The process that holds it. Everything that was started `inside` ends with it. */
  readonly holder: Daemon;
  /** The address of this machine for what is in there. */
  readonly outside: string;
  /** The address of everything in there for this machine. */
  readonly address: string;
  /** Starts a program with the network of the place; all else is this machine's. */
  readonly inNetwork: Launch;
  /** Starts a program that is in there with all that it starts. */
  readonly inside: Launch;
}

/** Namespaces that a command of the place enters. */
const all = ["--net", "--mount", "--pid"];
const pidFile = "place.pid";

/** Runs a command in the place of a folder to its end, and answers what it wrote. */
export function runInside(folder: string, path: string, args: readonly string[]): string {
  const init = readFileSync(join(folder, pidFile), "utf8");
  return execFileSync("nsenter", ["--target", init, ...all, "--", path, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** What kubelet wants of the kernel. It finds it, and leaves the machine's own settings alone. */
const settings: Readonly<Record<string, string>> = {
  "vm/overcommit_memory": "1",
  "vm/panic_on_oom": "0",
  "kernel/panic": "10",
  "kernel/panic_on_oops": "1",
  "kernel/keys/root_maxkeys": "1000000",
  "kernel/keys/root_maxbytes": "25000000",
};
/** Folders with fixed names that node programs write to. */
const folders = ["/run/containerd", "/var/lib/kubelet", "/var/lib/cni", "/var/log/containers"];
/** Milliseconds until the place is there, on a busy machine. */
const patienceMs = 30_000;

/** The holder's script. It waits without end, and takes up processes that lost their parent. */
const script = `set -e
for name in ${folders.join(" ")}; do mkdir -p "$name"; mount -t tmpfs -o mode=0755 tmpfs "$name"; done
cd "$1/settings"
for file in *; do mount --bind "$file" "/proc/sys/$(echo "$file" | tr : /)"; done
cd /
touch "$1/place.ready"
while :; do sleep 3600; done`;

/** Makes a place; its log and files are in `folder`. Needs root, and the programs unshare, nsenter, mount and ip. */
export async function makePlace(folder: string): Promise<Place> {
  mkdirSync(join(folder, "settings"), { recursive: true });
  for (const [name, value] of Object.entries(settings)) {
    writeFileSync(join(folder, "settings", name.replaceAll("/", ":")), `${value}\n`);
  }
  const apart = ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
  const holder = startDaemon(folder, "place", "unshare", [...apart, "sh", "-c", script, "place", folder]);
  try {
    await untilMade(folder, holder);
    const init = firstChild(holder.pid);
    writeFileSync(join(folder, pidFile), `${init}`);
    const { name, outside, inside } = freeCable(holder.pid, inUse());
    const launching =
      (namespaces: readonly string[]): Launch =>
      (program, path, args) =>
        startDaemon(folder, program, "nsenter", ["--target", `${init}`, ...namespaces, "--", path, ...args]);
    const run = (path: string, args: readonly string[]) => runInside(folder, path, args);
    const ip = (text: string) => execFileSync("ip", text.split(" "), { stdio: ["ignore", "ignore", "pipe"] });
    ip(`link add ${name} type veth peer name eth0 netns ${init}`);
    ip(`address add ${outside}/${prefixLength} dev ${name}`);
    ip(`link set ${name} up`);
    run("ip", ["link", "set", "lo", "up"]);
    run("ip", ["address", "add", `${inside}/${prefixLength}`, "dev", "eth0"]);
    run("ip", ["link", "set", "eth0", "up"]);
    // Where to go is decided before kube-proxy's rules replace the address of a Service.
    run("ip", ["route", "add", serviceRange, "dev", "eth0", "src", inside]);
    run("sh", ["-c", "echo 1 >/proc/sys/net/ipv4/ip_forward"]);
    return {
      holder,
      outside,
      address: inside,
      inNetwork: launching(["--net"]),
      inside: launching(all),
    };
  } catch (failure) {
    process.kill(holder.pid, "SIGKILL");
    throw failure;
  }
}

/** True for a process that holds a place. */
export function holds(pid: number): boolean {
  return commandOf(pid).startsWith("unshare\0");
}

async function untilMade(folder: string, holder: Daemon): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!existsSync(join(folder, "place.ready"))) {
    if (!holder.running || performance.now() > deadline) {
      throw new Error(`namespaces for a node cannot be made:\n${holder.tail()}`);
    }
    await sleep(20);
  }
}

/** The first process in the place, as this machine counts. */
function firstChild(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0]);
}

function inUse(): ReadonlySet<string> {
  return new Set(
    Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map(({ address }) => address)),
  );
}
