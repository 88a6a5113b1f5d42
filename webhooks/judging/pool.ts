import { BubuError } from "@bubustack/api/errors";
import type { Job, Lane, LaneConfig, Result } from "./lane.ts";
import { createLane } from "./lane.ts";

/** Judging workers and what waits for them. */
export interface Pool {
  /** Jobs that wait for a worker. */
  readonly waiting: number;
  /** Starts the workers ahead of the first job. */
  warm(): void;
  /** Judges within the job's budget. Never rejects. */
  run(job: Job): Promise<Result>;
  /** Ends the workers; what they had is answered as draining. */
  close(): Promise<void>;
}

export interface PoolConfig extends LaneConfig {
  readonly workers: number;
  /** Jobs that may wait; beyond it the answer is `review/queue-full`. */
  readonly queue: number;
}

interface Waiting {
  readonly job: Job;
  readonly settle: (result: Result | Promise<Result>) => void;
}

export function createPool(config: PoolConfig): Pool {
  const lanes = Array.from({ length: config.workers }, () => createLane(config));
  const queue: Waiting[] = [];
  let closed = false;

  const take = (lane: Lane, job: Job): Promise<Result> => {
    const result = lane.run(job);
    void result.then(() => {
      const next = queue.shift();
      if (next !== undefined) next.settle(take(lane, next.job));
    });
    return result;
  };

  return {
    get waiting() {
      return queue.length;
    },
    warm() {
      for (const lane of lanes) lane.warm();
    },
    run(job) {
      if (closed) return Promise.resolve({ error: new BubuError("review/draining") });
      const idle = lanes.find((lane) => !lane.busy);
      if (idle !== undefined && queue.length === 0) return take(idle, job);
      if (queue.length >= config.queue) return Promise.resolve({ error: new BubuError("review/queue-full") });
      return new Promise((settle) => void queue.push({ job, settle }));
    },
    async close() {
      closed = true;
      for (const { settle } of queue.splice(0)) settle({ error: new BubuError("review/draining") });
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}
