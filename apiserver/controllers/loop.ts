import type { Server } from "../server.ts";
import type { Written } from "../storage/store.ts";

/** Something that follows what is written, and answers what it did not finish with an error. */
export interface Controller {
  /** The key of the work that a change makes, or nothing. */
  readonly key: (written: Written) => string | undefined;
  /** A number is the milliseconds after which the key is looked at again. */
  readonly work: (key: string, signal: AbortSignal) => Promise<unknown>;
  /** Takes what adds a key, for work that no write makes. */
  readonly attach?: (add: (key: string) => void) => void;
}

const firstRetryMs = 100;
const lastRetryMs = 30_000;
/** Timers take no longer ones. */
const longestMs = 2 ** 31 - 1;

/**
 * Runs controllers over what is stored and over all writes, one key at a time, with back-off after errors. Answers how to
 * stop.
 */
export function runControllers(server: Server, controllers: readonly Controller[]): () => void {
  const abort = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  for (const controller of controllers) {
    const waiting = new Set<string>();
    const failures = new Map<string, number>();
    let running = false;
    const later = (key: string, ms: number) => {
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          add(key);
        },
        Math.min(ms, longestMs),
      );
      timer.unref();
      timers.add(timer);
    };
    const again = (key: string) => {
      const count = failures.get(key) ?? 0;
      failures.set(key, count + 1);
      later(key, Math.min(firstRetryMs * 2 ** count, lastRetryMs));
    };
    const drain = async () => {
      running = true;
      for (let key = first(waiting); key !== undefined && !abort.signal.aborted; key = first(waiting)) {
        waiting.delete(key);
        try {
          const ms = await controller.work(key, abort.signal);
          failures.delete(key);
          if (typeof ms === "number" && !abort.signal.aborted) later(key, ms);
        } catch {
          if (!abort.signal.aborted) again(key);
        }
      }
      running = false;
    };
    const add = (key: string) => {
      waiting.add(key);
      // After the answer of the request that made the change: observers must not write.
      if (!running) setImmediate(() => !running && drain());
    };
    const follow = (written: Written) => {
      const key = abort.signal.aborted ? undefined : controller.key(written);
      if (key !== undefined) add(key);
    };
    server.store.observe(follow);
    controller.attach?.((key) => !abort.signal.aborted && add(key));
    // What the end of a server interrupted goes on when it is started over what it has kept.
    for (const { resource, entry } of server.store.all()) follow({ resource, version: entry.version, after: entry });
  }
  return () => {
    abort.abort();
    for (const timer of timers) clearTimeout(timer);
  };
}

function first(keys: ReadonlySet<string>): string | undefined {
  for (const key of keys) return key;
  return undefined;
}
