import { Worker } from "node:worker_threads";
import type { ErrorCode } from "@bubustack/api/errors";
import { BubuError } from "@bubustack/api/errors";
import type { Lookup } from "@bubustack/policies/admission/world";
import type { DecisionRecord } from "../decision-log.ts";
import type { Entry, Fetch } from "../fetch-needs.ts";
import type { Holder } from "../policy/holder.ts";
import type { FoundEntry } from "../policy/looker.ts";
import type { Evidence } from "../recording/evidence.ts";
import type { Webhook } from "../respond.ts";
import type { Subject } from "../review.ts";
import type { FromWorker, ReviewMessage, ToWorker, WorkerData } from "./protocol.ts";
import type { Supply } from "./supply.ts";
import { supply } from "./supply.ts";

/** A large review for a worker. */
export interface Job {
  readonly webhook: Webhook;
  readonly decision: string;
  readonly bytes: Uint8Array;
  /** Why it is not to be judged, and only answered. */
  readonly unjudged?: ErrorCode;
  readonly leftMs: () => number;
  readonly fetch: Fetch;
  /** Answers what policies want to know. */
  readonly look: (lookups: readonly Lookup[]) => Promise<readonly FoundEntry[]>;
}

/** A finished body, or why there is none; `subject` where the worker had read the request by then. */
export type Result =
  | { readonly body: Uint8Array; readonly record: DecisionRecord; readonly evidence?: Evidence }
  | { readonly error: BubuError; readonly subject?: Subject };

export interface LaneConfig {
  readonly file: URL;
  readonly data: WorkerData;
  /** The policies that workers judge by; absent: none. */
  readonly policies?: Pick<Holder, "current" | "onChange">;
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
  /** The change of policies that has to be in force in the worker. */
  readonly change: number;
  /** The worker has it. */
  handed: boolean;
  subject?: Subject;
  /** What is answered where the worker has to be ended. */
  fallback?: Extract<Result, { readonly body: Uint8Array }>;
}

/**
 * Makes a lane. Its worker is started at first use and again after each end. A review is handed over once the worker has
 * loaded, and has compiled the policies that were in force when the review came: one whose time ends before is not judged, and
 * the worker stays for the next.
 */
export function createLane(config: LaneConfig): Lane {
  let worker: Worker | undefined;
  let policies: Supply | undefined;
  /** The last change of policies that is in force in the worker. */
  let held = 0;
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
  const forget = () => {
    worker = undefined;
    policies?.stop();
    policies = undefined;
    held = 0;
    loaded();
  };
  const bring = () => {
    if (config.policies !== undefined) policies?.bring(config.policies.current());
  };
  const unfollow = config.policies?.onChange(bring);
  /** Ends the worker; what it was judging is not judged, and policies say by their failure policies what that means. */
  const end = (reason: string) => {
    const ended = worker;
    forget();
    void ended?.terminate();
    config.onEnded(reason);
    const { subject, fallback } = current ?? {};
    settle(fallback ?? { error: new BubuError("review/deadline"), ...(subject !== undefined && { subject }) });
  };
  const start = (): Worker => {
    const started = new Worker(config.file, { workerData: config.data, resourceLimits, execArgv: [], env: {} });
    loading = setTimeout(() => end("load"), loadMs);
    loading.unref();
    policies = supply((message) => started.postMessage(message));
    bring();
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
    if (message.type === "up" || message.type === "holds") {
      if (message.type === "up") loaded();
      else held = message.change;
      hand();
      return;
    }
    if (current === undefined || message.id !== current.id) return;
    if (message.type === "decoded") current.subject = message.subject;
    else if (message.type === "ask") void reply(message.id, current.job.fetch(message.needs));
    else if (message.type === "look") void found(message.id, current.job.look(message.lookups));
    else if (message.type === "fallback" || message.type === "done") {
      const { type, body, record, evidence } = message;
      const answered = { body, record, ...(evidence && { evidence }) };
      if (type === "done") settle(answered);
      else current.fallback = answered;
    } else settle({ error: new BubuError(message.code, message.message) });
  };
  /** Gives the loaded worker its review. */
  const hand = () => {
    if (current === undefined || current.handed || loading !== undefined || held < current.change) return;
    current.handed = true;
    const { id, job } = current;
    const { leftMs, fetch: _, look: __, ...call } = job;
    const bytes = owned(job.bytes);
    const message: ReviewMessage = { type: "review", id, ...call, bytes, leftMs: leftMs() };
    worker?.postMessage(message, [bytes.buffer]);
  };
  const overrun = () => {
    // A worker that still loads judges nothing yet. Ending it would have the next review wait for all of that again.
    if (current?.handed !== true) return settle({ error: new BubuError("review/deadline") });
    end("overrun");
    worker = start();
  };
  const reply = async (id: number, entries: readonly Entry[] | Promise<readonly Entry[]>) => {
    const message: ToWorker = { type: "answers", id, entries: await entries };
    worker?.postMessage(message);
  };
  const found = async (id: number, entries: Promise<readonly FoundEntry[]>) => {
    const message: ToWorker = { type: "found", id, entries: await entries };
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
        worker ??= start();
        policies?.flush();
        current = { id, job, settle: resolve, timer, change: policies?.change ?? 0, handed: false };
        hand();
      });
    },
    async close() {
      const ended = worker;
      unfollow?.();
      forget();
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
