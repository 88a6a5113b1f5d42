import { fork } from "node:child_process";
import { once } from "node:events";

/** Large reviews in flight from a process of their own. */
export interface Disturbance {
  /** Stops and answers how many large reviews were answered. */
  stop(): Promise<number>;
}

export function disturb(address: string, inFlight: number): Disturbance {
  const child = fork(new URL("disturb.ts", import.meta.url), [address, String(inFlight)]);
  return {
    async stop() {
      child.send("count");
      const [count]: unknown[] = await once(child, "message");
      child.kill();
      return Number(count);
    },
  };
}
