import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What the server's process says. */
export interface Up {
  readonly type: "up";
  readonly url: string;
  readonly token: string;
  /** PEM of the authority of a server that is alone. */
  readonly ca?: string;
}
export interface Used {
  readonly type: "used";
  readonly cpu: NodeJS.CpuUsage;
  readonly rssBytes: number;
}

/** A server in a process of its own. */
export interface ApiProcess extends Up {
  /** CPU of all threads so far in microseconds, and memory. */
  used(): Promise<{ readonly cpuMicros: number; readonly rssBytes: number }>;
  stop(): Promise<void>;
}

/** Starts one; `webhooks` composes it with both webhooks, as `bubu dev` does. */
export async function startApi(mode: "alone" | "webhooks"): Promise<ApiProcess> {
  const file = fileURLToPath(new URL("./apiserver-child.ts", import.meta.url));
  const child = fork(file, [mode]);
  const [up] = (await once(child, "message")) as [Up];
  return {
    ...up,
    used: () => used(child),
    stop: async () => {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

async function used(child: ChildProcess): Promise<{ readonly cpuMicros: number; readonly rssBytes: number }> {
  const answered = once(child, "message");
  child.send("used");
  const [{ cpu, rssBytes }] = (await answered) as [Used];
  return { cpuMicros: cpu.user + cpu.system, rssBytes };
}
