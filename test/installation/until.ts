import { setTimeout as sleep } from "node:timers/promises";

const pollMs = 50;

/** Asks until something is found; throws with `what` after `timeoutMs`, default 30 s. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, timeoutMs = 30_000): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${timeoutMs / 1_000} s`);
    await sleep(pollMs);
  }
}
