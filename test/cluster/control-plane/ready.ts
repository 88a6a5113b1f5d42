import { request } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { Daemon } from "./daemon.ts";

const pollMs = 50;

/** Waits until an address answers 200. Throws with what the program wrote where it ends first or takes too long. */
export async function untilReady(daemon: Daemon, url: string, caPem: string, timeoutMs: number): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await answers(url, caPem))) {
    if (!daemon.running) throw new Error(`${daemon.name} ended before it was ready:\n${daemon.tail()}`);
    if (performance.now() > deadline)
      throw new Error(`${daemon.name} is not ready after ${timeoutMs / 1_000} s:\n${daemon.tail()}`);
    await sleep(pollMs);
  }
}

function answers(url: string, ca: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(url, { ca, timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.once("error", () => resolve(false));
    asked.once("timeout", () => asked.destroy());
    asked.end();
  });
}
