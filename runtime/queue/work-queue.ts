import type { BackoffLimits } from "../kube/backoff.ts";
import { backoffMs } from "../kube/backoff.ts";
import type { BucketLimits } from "./bucket.ts";
import { bucket } from "./bucket.ts";
import { delays } from "./delays.ts";
import type { Priority } from "./fair-line.ts";
import { fairLine } from "./fair-line.ts";

/** What is to be looked at: an object, or whatever else a controller gives a name to. */
export interface Key {
  /** Empty for what is in no namespace. Namespaces take turns. */
  readonly namespace: string;
  readonly name: string;
}

export interface WorkQueueConfig {
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** How long a key waits that failed; default 200 ms doubling up to five minutes. */
  readonly backoff?: BackoffLimits;
  /** How many retries of all keys there are in a time; first attempts are not bounded. */
  readonly retries?: BucketLimits;
  /** Told how long a key was ready before it was taken, in milliseconds. */
  readonly onTaken?: (waitedMs: number) => void;
}

export interface AddOptions {
  /** Default `normal`. */
  readonly priority?: Priority;
  /** Milliseconds until it is ready; of several times the earliest counts. Default 0. */
  readonly afterMs?: number;
}

/** Keys to be worked on, each by one worker at a time. */
export interface WorkQueue {
  /** A key that waits is not added again; one that is being worked on comes again when that is done. */
  add(key: Key, options?: AddOptions): void;
  /** The next key, once there is one; undefined once the queue is closed. Each is given back by `done`. */
  take(): Promise<Key | undefined>;
  done(key: Key): void;
  /** Adds a key that failed after a wait that grows with its failures in a row; answers how many these are. */
  retry(key: Key): number;
  /** A key that went well: its next failure is its first. */
  forget(key: Key): void;
  /** Keys that are ready, and those that are due later. */
  size(): { readonly ready: number; readonly later: number };
  close(): void;
}

const defaultBackoff: BackoffLimits = { baseMs: 200, capMs: 300_000 };
/** Timers of Node take no longer time than this. */
const longestTimerMs = 2 ** 31 - 1;

export function workQueue(config: WorkQueueConfig): WorkQueue {
  const { now, random, backoff = defaultBackoff } = config;
  const line = fairLine();
  const later = delays();
  const budget = bucket(config.retries);
  const failures = new Map<string, number>();
  /** Keys that are worked on, with how they are to be added again. */
  const working = new Map<string, Priority | undefined>();
  const since = new Map<string, number>();
  const takers: ((key: Key | undefined) => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const hand = () => {
    while (takers.length > 0) {
      const id = line.pop();
      if (id === undefined) return;
      working.set(id, undefined);
      config.onTaken?.(now() - (since.get(id) ?? now()));
      since.delete(id);
      takers.shift()?.(keyOf(id));
    }
  };
  const ready = (id: string, priority: Priority) => {
    if (working.has(id)) working.set(id, higher(working.get(id), priority));
    else {
      if (!since.has(id)) since.set(id, now());
      line.push(id, keyOf(id).namespace, priority);
      hand();
    }
  };
  const wake = () => {
    for (const id of later.due(now())) ready(id, "normal");
    clearTimeout(timer);
    const next = later.next();
    if (next === undefined || closed) return;
    timer = setTimeout(wake, Math.min(Math.max(0, Math.ceil(next - now())), longestTimerMs));
  };
  const add = (id: string, { priority = "normal", afterMs = 0 }: AddOptions) => {
    if (closed) return;
    if (afterMs > 0) {
      later.set(id, now() + afterMs);
      wake();
    } else ready(id, priority);
  };
  return {
    add: (key, options = {}) => add(idOf(key), options),
    take() {
      if (closed) return Promise.resolve(undefined);
      const taken = Promise.withResolvers<Key | undefined>();
      takers.push(taken.resolve);
      hand();
      return taken.promise;
    },
    done(key) {
      const id = idOf(key);
      const again = working.get(id);
      working.delete(id);
      if (again !== undefined && !closed) ready(id, again);
    },
    retry(key) {
      const id = idOf(key);
      const count = (failures.get(id) ?? 0) + 1;
      failures.set(id, count);
      add(id, { afterMs: Math.max(1, backoffMs(count, random, backoff) + budget(now())) });
      return count;
    },
    forget: (key) => void failures.delete(idOf(key)),
    size: () => ({ ready: line.size(), later: later.size() }),
    close() {
      closed = true;
      clearTimeout(timer);
      for (const taker of takers.splice(0)) taker(undefined);
    },
  };
}

function higher(left: Priority | undefined, right: Priority): Priority {
  if (left === "high" || right === "high") return "high";
  return left === "normal" || right === "normal" ? "normal" : "low";
}

/** Neither names nor namespaces hold a slash. */
function idOf({ namespace, name }: Key): string {
  return `${namespace}/${name}`;
}

function keyOf(id: string): Key {
  const slash = id.indexOf("/");
  return { namespace: id.slice(0, slash), name: id.slice(slash + 1) };
}
