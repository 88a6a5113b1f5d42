import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { once } from "node:events";

/** What a load server is asked. */
export type ToServer = "usage" | "stop";

/** What a load server says. */
export type FromServer =
  | { readonly type: "up"; readonly address: string }
  | { readonly type: "usage"; readonly cpu: NodeJS.CpuUsage; readonly rssBytes: number };

export interface Usage {
  /** User and system time of all threads so far, in microseconds. */
  readonly cpuMicros: number;
  readonly rssBytes: number;
}

/** A webhook server in a process of its own. */
export interface ServerProcess {
  readonly address: string;
  usage(): Promise<Usage>;
  stop(): void;
}

/** Starts the server of a file: see `bundled.ts`. */
export async function startServer(file: string, rules: "all" | "none" | "off"): Promise<ServerProcess> {
  const child = fork(file, ["--rules", rules]);
  const up = await message(child);
  if (up.type !== "up") throw new Error("the server did not come up");
  return {
    address: up.address,
    async usage() {
      child.send("usage" satisfies ToServer);
      const answer = await message(child);
      if (answer.type !== "usage") throw new Error("the server did not say its usage");
      return { cpuMicros: answer.cpu.user + answer.cpu.system, rssBytes: answer.rssBytes };
    },
    stop: () => void child.kill(),
  };
}

async function message(child: ChildProcess): Promise<FromServer> {
  const [said]: FromServer[] = await once(child, "message");
  if (said === undefined) throw new Error("the server said nothing");
  return said;
}
