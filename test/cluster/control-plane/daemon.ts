import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandOf } from "./left.ts";

/** A program that runs until it is told to end. */
export interface Daemon {
  readonly name: string;
  readonly pid: number;
  /** What it wrote, newest last. */
  tail(lines?: number): string;
  /** True while it runs. */
  readonly running: boolean;
}

/** Milliseconds that a program has to end by itself. */
const graceMs = 10_000;

/** Starts a program under a name, with arguments. */
export type Launch = (name: string, path: string, args: readonly string[]) => Daemon;

/** Starts a program; what it writes goes to `<folder>/<name>.log`. It outlives this process. */
export function startDaemon(folder: string, name: string, path: string, args: readonly string[]): Daemon {
  const log = join(folder, `${name}.log`);
  const file = openSync(log, "a", 0o600);
  const child: ChildProcess = spawn(path, args, { cwd: folder, stdio: ["ignore", file, file], detached: true });
  const failed = once(child, "error").then(([error]) => {
    throw error;
  });
  failed.catch(() => {});
  child.unref();
  if (child.pid === undefined) throw new Error(`${path} cannot be started`);
  const { pid } = child;
  return {
    name,
    pid,
    tail: (lines = 20) => readFileSync(log, "utf8").trimEnd().split("\n").slice(-lines).join("\n"),
    get running() {
      return child.exitCode === null && child.signalCode === null;
    },
  };
}

/** True while a process has this id and was started in `folder`: ids are used again. */
export function runsIn(folder: string, pid: number): boolean {
  return commandOf(pid).includes(folder);
}

/** Ends processes that were started in a folder, in this order; those that do not end by themselves are killed. */
export async function endProcesses(
  folder: string,
  pids: readonly number[],
  signal: "SIGTERM" | "SIGKILL" = "SIGTERM",
): Promise<void> {
  for (const pid of pids) {
    if (!runsIn(folder, pid)) continue;
    process.kill(pid, signal);
    const deadline = performance.now() + graceMs;
    while (runsIn(folder, pid)) {
      if (performance.now() > deadline) process.kill(pid, "SIGKILL");
      await sleep(20);
    }
  }
}
