import { BubuError } from "@bubustack/api/errors";
import type { Key, WorkQueue } from "../queue/work-queue.ts";

/** Works on one key. `signal` aborts when its time is over: what it does after that counts no more. */
export type Work = (key: Key, signal: AbortSignal) => Promise<void>;

export interface WorkersConfig {
  readonly queue: WorkQueue;
  /** Never rejects: what goes wrong with one key is its own matter. */
  readonly work: Work;
  readonly workers: number;
  /** Milliseconds that work on one key may take. */
  readonly deadlineMs: number;
  /** Told of work that took too long; then another key is taken. */
  readonly onLate: (key: Key, error: BubuError) => void;
  readonly stopping: AbortSignal;
}

/** Takes keys until the queue is closed; settles when nothing is under way. A key that hangs stalls no other for long. */
export async function runWorkers(config: WorkersConfig): Promise<void> {
  await Promise.all(Array.from({ length: config.workers }, () => runWorker(config)));
}

async function runWorker({ queue, work, deadlineMs, onLate, stopping }: WorkersConfig): Promise<void> {
  for (let key = await queue.take(); key !== undefined; key = await queue.take()) {
    const late = new AbortController();
    const over = Promise.withResolvers<void>();
    const taken = key;
    const timer = setTimeout(() => {
      const error = new BubuError("reconcile/deadline", `no end within ${deadlineMs} ms`);
      late.abort(error);
      onLate(taken, error);
      over.resolve();
    }, deadlineMs);
    try {
      await Promise.race([work(key, AbortSignal.any([late.signal, stopping])), over.promise]);
    } finally {
      clearTimeout(timer);
      queue.done(key);
    }
  }
}
