/** A container as a local process, in a process group of its own so that it ends with all that it starts. */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import { Log } from "./log.ts";

/** What is started. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** All of its environment: nothing is inherited. */
  readonly env: { readonly [name: string]: string };
  readonly cwd: string;
}

/** How a process has ended. */
export interface Ended {
  /** 128 and the number of the signal where one has ended it, as shells say it. */
  readonly exitCode: number;
  readonly signal?: number;
  /** Why it could not be started. */
  readonly problem?: string;
}

export interface LocalProcess {
  readonly log: Log;
  readonly ended: Promise<Ended>;
  /** Asks it to end, and ends it after the grace. */
  stop(graceMs: number): void;
}

const numbers: { readonly [signal: string]: number } = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
};

export function startProcess({ command, args, env, cwd }: Program, now: () => number): LocalProcess {
  const log = new Log();
  const child = spawn(command, args, { cwd, env: { ...env }, stdio: ["ignore", "pipe", "pipe"], detached: true });
  for (const stream of [child.stdout, child.stderr]) {
    const decoder = new StringDecoder("utf8");
    stream.on("data", (chunk: Buffer) => log.write(decoder.write(chunk), now()));
  }
  const { promise: ended, resolve } = Promise.withResolvers<Ended>();
  child.once("error", (error: NodeJS.ErrnoException) => {
    if (child.pid !== undefined) return;
    log.close(now());
    resolve({ exitCode: 128, problem: `exec ${JSON.stringify(command)}: ${error.code ?? "cannot be started"}` });
  });
  child.once("exit", (code, signal) => {
    // What it has started ends with it.
    kill(child, "SIGKILL");
    const number = signal === null ? undefined : (numbers[signal] ?? 0);
    const finish = () => {
      log.close(now());
      resolve({ exitCode: code ?? 128 + (number ?? 0), ...(number === undefined ? {} : { signal: number }) });
    };
    // Its last words may still be in the pipe.
    child.once("close", finish);
    setTimeout(finish, 500).unref();
  });
  let forced: NodeJS.Timeout | undefined;
  ended.then(() => clearTimeout(forced));
  return {
    log,
    ended,
    stop: (graceMs) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      kill(child, graceMs === 0 ? "SIGKILL" : "SIGTERM");
      forced ??= setTimeout(() => kill(child, "SIGKILL"), graceMs);
    },
  };
}

/** Sends a signal to the process and all that it has started. */
function kill({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Nothing of it is left.
  }
}
