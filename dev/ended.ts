/** What somebody who ends the platform sends. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Milliseconds within which another signal is the same wish: a program above passes on what the whole group got already. */
const sameMs = 500;

interface Signalled {
  on(signal: (typeof signals)[number], listener: () => void): unknown;
  off(signal: (typeof signals)[number], listener: () => void): unknown;
}

/**
 * Resolves on Ctrl-C, on a termination signal, and when the terminal goes away. Who asks again, half a second later or more, ends the process at
 * once.
 */
export function askedToEnd(system: Signalled, after: (ms: number, then: () => void) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = false;
  const told = () => {
    if (asked) return;
    asked = true;
    resolve();
    after(sameMs, () => {
      for (const signal of signals) system.off(signal, told);
    });
  };
  for (const signal of signals) system.on(signal, told);
  return promise;
}
