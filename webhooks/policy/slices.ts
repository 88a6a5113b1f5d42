import { setImmediate as turn } from "node:timers/promises";

/** How long work may go on before what waits is let through, in milliseconds. */
const sliceMs = 4;

/** Asked between pieces of work: waits for a turn of the event loop where the last one is some time ago. */
export type Pause = () => Promise<void> | undefined;

/** `now` is a monotonic clock in milliseconds. */
export function pauses(now: () => number = () => performance.now()): Pause {
  let since = now();
  return () => {
    if (now() - since < sliceMs) return undefined;
    return turn().then(() => {
      since = now();
    });
  };
}
