import { Worker } from "node:worker_threads";
import type { ErrorCode } from "@bubustack/api/errors";
import { BubuError } from "@bubustack/api/errors";
import type { DecisionRecord } from "../decision-log.ts";
import type { Entry, Fetch } from "../fetch-needs.ts";
import type { Evidence } from "../recording/evidence.ts";
import type { Webhook } from "../respond.ts";
import type { Subject } from "../review.ts";
import type { FromWorker, ReviewMessage, ToWorker, WorkerData } from "./protocol.ts";

/** A large review for a worker. */
export interface Job {
  readonly webhook: Webhook;
  readonly decision: string;
  readonly bytes: Uint8Array;
  /** Why it is not to be judged, and only answered. */
  readonly unjudged?: ErrorCode;
  readonly leftMs: () => number;
  readonly fetch: Fetch;
}

/** A finished body, or why there is none; `subject` where the worker had read the request by then. */
export type Result =
  | { readonly body: Uint8Array; readonly record: DecisionRecord; readonly evidence?: Evidence }
  | { readonly error: BubuError; readonly subject?: Subject };

export interface LaneConfig {
  readonly file: URL;
  readonly data: WorkerData;
  /** Told when a worker had to be ended. */
  readonly onEnded: (reason: string) => void;
}

/** One worker and the job that it has. */
export interface Lane {
  readonly busy: boolean;
  /** Starts the worker, so that the first job need not wait for it. */
  warm(): void;
  run(job: Job): Promise<Result>;
  close(): Promise<void>;
}

/** A worker that notices the end of the budget itself has this long to say so, in milliseconds. */
const graceMs = 50;
/** A worker has this long to load, in milliseconds: far more than it needs on a machine with much else to do. */
const loadMs = 60_000;
/** An 8 MiB body parses into well under this. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

interface Current {
  readonly id: number;
  readonly job: Job;
  readonly settle: (result: Result) => void;
  readonly timer: NodeJS.Timeout;
  subject?: Subject;
}

/**
 * Makes a lane. Its worker is started at first use and again after each end. A review is handed over once the worker has
 * loaded: one whose time ends before is not judged, and the worker stays for the next.
 */
export function createLane(config: LaneConfig): Lane {
  let worker: Worker | undefined;
  let current: Current | undefined;
  let jobs = 0;
  let loading: NodeJS.Timeout | undefined;

  const settle = (result: Result) => {
    const ended = current;
    current = undefined;
    if (ended === undefined) return;
    clearTimeout(ended.timer);
    ended.settle(result);
  };
  const loaded = () => {
    clearTimeout(loading);
    loading = undefined;
  };
  /** Ends the worker; what it was judging is not judged. */
  const end = (reason: string) => {
    const ended = worker;
    worker = undefined;
    loaded();
    void ended?.terminate();
    config.onEnded(reason);
    const subject = current?.subject;
    settle({ error: new BubuError("review/deadline"), ...(subject !== undefined && { subject }) });
  };
  const start = (): Worker => {
    const started = new Worker(config.file, { workerData: config.data, resourceLimits, execArgv: [], env: {} });
    loading = setTimeout(() => end("load"), loadMs);
    loading.unref();
    started.on("message", (message: FromWorker) => {
      if (worker === started) receive(message);
    });
    started.on("error", (error: NodeJS.ErrnoException) => {
      if (worker === started) end(error.code ?? "error");
    });
    started.on("exit", () => {
      if (worker === started) end("exit");
    });
    return started;
  };
  const receive = (message: FromWorker) => {
    if (message.type === "up") {
      loaded();
      hand();
      return;
    }
    if (current === undefined || message.id !== current.id) return;
    if (message.type === "decoded") current.subject = message.subject;
    else if (message.type === "ask") void reply(message.id, current.job.fetch(message.needs));
    else if (message.type === "done") {
      const { body, record, evidence } = message;
      settle({ body, record, ...(evidence && { evidence }) });
    } else settle({ error: new BubuError(message.code, message.message) });
  };
  /** Gives the loaded worker its review. */
  const hand = () => {
    if (current === undefined) return;
    const { id, job } = current;
    const { leftMs, fetch: _, ...call } = job;
    const bytes = owned(job.bytes);
    const message: ReviewMessage = { type: "review", id, ...call, bytes, leftMs: leftMs() };
    worker?.postMessage(message, [bytes.buffer]);
  };
  const overrun = () => {
    // A worker that still loads judges nothing yet. Ending it would have the next review wait for all of that again.
    if (loading !== undefined) return settle({ error: new BubuError("review/deadline") });
    end("overrun");
    worker = start();
  };
  const reply = async (id: number, entries: readonly Entry[] | Promise<readonly Entry[]>) => {
    const message: ToWorker = { type: "answers", id, entries: await entries };
    worker?.postMessage(message);
  };

  return {
    get busy() {
      return current !== undefined;
    },
    warm() {
      worker ??= start();
    },
    run(job) {
      const leftMs = job.leftMs();
      if (leftMs <= 0) return Promise.resolve({ error: new BubuError("review/deadline") });
      return new Promise((resolve) => {
        const id = ++jobs;
        const timer = setTimeout(overrun, leftMs + graceMs);
        current = { id, job, settle: resolve, timer };
        worker ??= start();
        if (loading === undefined) hand();
      });
    },
    async close() {
      const ended = worker;
      worker = undefined;
      loaded();
      settle({ error: new BubuError("review/draining") });
      await ended?.terminate();
    },
  };
}

/** Bytes that are alone in their memory, so that this can be handed over. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const alone = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return alone ? new Uint8Array(buffer) : Uint8Array.from(bytes);
}
