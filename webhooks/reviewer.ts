import { BubuError } from "@bubustack/api/errors";
import type { Host } from "@bubustack/policies/host";
import type { Ask } from "@bubustack/policies/related";
import type { Log } from "@bubustack/runtime/log";
import type { Answered, AnswerTools, Sent } from "./answer.ts";
import { answer, finished } from "./answer.ts";
import { budgetMs } from "./budget.ts";
import type { DecisionRecord } from "./decision-log.ts";
import { logDecision } from "./decision-log.ts";
import { cached, fetcher } from "./fetch-needs.ts";
import type { Job } from "./judging/lane.ts";
import type { Pool } from "./judging/pool.ts";
import type { Instruments } from "./metrics.ts";
import type { Engine } from "./policy/engine.ts";
import type { Holder } from "./policy/holder.ts";
import type { Looker } from "./policy/looker.ts";
import type { Lookups } from "./ports.ts";
import type { Recorder } from "./recording/recorder.ts";
import type { Webhook } from "./respond.ts";

/** A body and when its request arrived, on the reviewer's clock. */
export interface Arrived {
  readonly bytes: Uint8Array;
  readonly startedAt: number;
  /** The caller has shown that it is the API server. */
  readonly verified: boolean;
}

export interface ReviewerTools
  extends Omit<AnswerTools, "fetch" | "atHand" | "leftMs" | "onDecoded" | "policies" | "recording"> {
  readonly lookups: Lookups;
  readonly pool: Pool;
  /** Bodies larger than this go to the pool. */
  readonly workerBytes: number;
  /** Whether what is at hand is too old to judge by. Default never. */
  readonly stale?: () => boolean;
  /** Absent: there are no policies. */
  readonly holder?: Holder;
  /** Absent: nothing is recorded. */
  readonly recorder?: () => Promise<Recorder>;
  readonly onDecision?: (record: DecisionRecord) => void;
  readonly log: Log;
  readonly instruments: Instruments;
  readonly now: () => number;
}

/** Answers reviews: small ones on the main loop, large ones in a judging worker. */
export interface Reviewer {
  /** The body of the answer. Throws `BubuError` where there is no request to answer. */
  review(webhook: Webhook, arrived: Arrived, timeout: unknown): Promise<string | Buffer>;
  /** Judges like `review`, on the main loop, without a trace in log and metrics. */
  rehearse(bytes: Uint8Array): Promise<Answered>;
}

export function createReviewer(tools: ReviewerTools): Reviewer {
  const atHand = (ask: Ask) => cached(tools.lookups, ask);
  const reviewed = async (
    webhook: Webhook,
    { bytes, startedAt, verified }: Arrived,
    timeout: unknown,
    recorder: Recorder | undefined,
  ): Promise<string | Buffer> => {
    const deadline = startedAt + budgetMs(timeout);
    const leftMs = () => deadline - tools.now();
    const fetch = fetcher(tools.lookups, leftMs);
    const unjudged = tools.stale?.() === true ? ({ unjudged: "review/stale" } as const) : {};
    const look = lookerOf(tools, leftMs);
    const job: Job = { webhook, decision: newDecision(tools.host), bytes, leftMs, fetch, look, ...unjudged };
    const large = bytes.length > tools.workerBytes;
    const recording = recorder !== undefined;
    const answered: Sent = large
      ? await judgedInPool(tools.pool, job, tools.host)
      : await answer(job, { ...tools, recording, fetch, leftMs, atHand, ...policiesFor(tools, leftMs) });
    const judgedMs = tools.now() - startedAt;
    const { body, record } =
      recorder === undefined
        ? answered
        : await recorder.record(answered, { ms: judgedMs, leftMs: leftMs(), verified, bytes });
    const ms = tools.now() - startedAt;
    logDecision(tools.log, record, ms);
    tools.instruments.reviewed(record, ms);
    tools.onDecision?.(record);
    return body;
  };
  return {
    async review(webhook, arrived, timeout) {
      const recorder = await tools.recorder?.();
      const make = () => reviewed(webhook, arrived, timeout, recorder);
      return recorder === undefined ? make() : recorder.once(webhook, arrived, make);
    },
    rehearse(bytes) {
      const deadline = tools.now() + budgetMs(undefined);
      const leftMs = () => deadline - tools.now();
      const fetch = fetcher(tools.lookups, leftMs);
      return answer(
        { webhook: "mutate", bytes, decision: newDecision(tools.host) },
        { ...tools, fetch, leftMs, atHand },
      );
    },
  };
}

/** Answers what policies in a worker want to know. */
function lookerOf({ holder, lookups }: ReviewerTools, leftMs: () => number): Job["look"] {
  let looker: Looker | undefined;
  return async (asked) => {
    looker ??= holder?.current().engine?.looker(lookups, leftMs);
    return (await looker?.fetch(asked)) ?? [];
  };
}

function policiesFor({ holder, lookups }: ReviewerTools, leftMs: () => number): Pick<AnswerTools, "policies"> {
  if (holder === undefined) return {};
  const lookerOf = (engine: Engine) => engine.looker(lookups, leftMs);
  return { policies: { inForce: holder.current, lookerOf, within: holder.within } };
}

async function judgedInPool(pool: Pool, job: Job, host: Host): Promise<Sent> {
  const result = await pool.run(job);
  if ("body" in result) {
    const { buffer, byteOffset, byteLength } = result.body;
    const { record, evidence } = result;
    return { body: Buffer.from(buffer, byteOffset, byteLength), record, ...(evidence && { evidence }) };
  }
  if (result.subject === undefined) throw result.error;
  return finished(job, result.subject, { refusal: result.error }, host);
}

/** 64 random bits, in hexadecimal. */
function newDecision(host: Host): string {
  return word(host) + word(host);
}

function word(host: Host): string {
  return Math.floor(host.random() * 0x1_0000_0000)
    .toString(16)
    .padStart(8, "0");
}

/** The error as one of the catalogue, whatever was thrown. */
export function asBubuError(error: unknown): BubuError {
  return error instanceof BubuError ? error : new BubuError("rule/failed", undefined, { cause: error });
}
