/** A clock that goes only when a test says so. */
export interface TestClock {
  /** Milliseconds since it was made. */
  now(): number;
  /** Settles once so much has gone by, or the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** Lets time go by. */
  advance(ms: number): void;
  /** How many wait. */
  readonly waiting: number;
}

export function testClock(): TestClock {
  let now = 0;
  const all = new Set<{ readonly at: number; readonly over: () => void }>();
  return {
    now: () => now,
    wait(ms, signal) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const one = { at: now + ms, over: resolve };
      all.add(one);
      const end = () => {
        all.delete(one);
        resolve();
      };
      if (signal.aborted) end();
      else signal.addEventListener("abort", end, { once: true });
      return promise;
    },
    advance(ms) {
      now += ms;
      for (const one of all) {
        if (one.at > now) continue;
        all.delete(one);
        one.over();
      }
    },
    get waiting() {
      return all.size;
    },
  };
}
