import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** A process of this machine. */
interface Found {
  readonly pid: number;
  readonly command: string;
}

/**
 * Ids of the processes that name a folder in their command line, but this one. Every program of a cluster does, so that
 * they are found also where nothing else is remembered of them: after a start that was killed, or in a tree that changed.
 */
export function processesOf(folder: string): readonly number[] {
  const path = folder.endsWith("/") ? folder : `${folder}/`;
  return all()
    .filter(({ pid, command }) => pid !== process.pid && `${command}/`.replaceAll("\0", "/\0").includes(path))
    .map(({ pid }) => pid);
}

function all(): readonly Found[] {
  if (!existsSync("/proc/self/cmdline")) return listed();
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), command: commandOf(Number(name)) }));
}

/** The command line of a process, each argument ended by a NUL; empty where it has ended. */
export function commandOf(pid: number): string {
  if (!existsSync("/proc/self/cmdline")) return listed().find((each) => each.pid === pid)?.command ?? "";
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** Systems without /proc. */
function listed(): readonly Found[] {
  const { stdout } = spawnSync("ps", ["-axo", "pid=,command="], { encoding: "utf8" });
  return (stdout ?? "").split("\n").map((line) => {
    const [, pid, command = ""] = /^ *(\d+) (.*)$/.exec(line) ?? [];
    return { pid: Number(pid), command: command.replaceAll(" ", "\0") };
  });
}
