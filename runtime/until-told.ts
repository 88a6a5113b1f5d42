import type { Log } from "./log.ts";
import type { Running } from "./process.ts";

/** Milliseconds that work in flight gets when a process ends: less than Kubernetes waits (30 s). */
const graceMs = 25_000;

/**
 * Runs a process until it is told to end, then stops it. Answers its exit code: 1 where it could not start or never
 * became ready, which is logged.
 */
export async function untilTold(begin: () => Promise<Running>, told: Promise<void>, log: Log): Promise<number> {
  let running: Running | undefined;
  try {
    running = await begin();
    log.info({ address: running.address }, "listens");
    const { ready } = running;
    // Whoever is told to end before it was ready waits for nothing more.
    await Promise.race([ready.then(() => log.info({}, "is ready")).then(() => told), told]);
    return 0;
  } catch (err) {
    log.error({ err }, "cannot go on");
    return 1;
  } finally {
    await running?.stop(graceMs);
    log.info({}, "has ended");
  }
}
