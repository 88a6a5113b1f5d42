import type { ErrorCode } from "@bubustack/api/errors";
import type { Need } from "@bubustack/policies/kernel";
import type { Settings } from "@bubustack/policies/settings";
import type { DecisionRecord } from "../decision-log.ts";
import type { Entry } from "../fetch-needs.ts";
import type { Evidence } from "../recording/evidence.ts";
import type { Webhook } from "../respond.ts";
import type { Subject } from "../review.ts";

/** What a judging worker is told at its start. */
export interface WorkerData {
  readonly settings: Settings;
  /** Whether decisions are recorded. Default: not. */
  readonly recording?: boolean;
}

/** A large review to judge. `bytes` is transferred: the sender no longer has it. */
export interface ReviewMessage {
  readonly type: "review";
  readonly id: number;
  readonly webhook: Webhook;
  readonly decision: string;
  readonly bytes: Uint8Array;
  /** Why it is not to be judged, and only answered. */
  readonly unjudged?: ErrorCode;
  /** Milliseconds that are left of the budget. */
  readonly leftMs: number;
}

/** The answers to one `ask`. */
export interface AnswersMessage {
  readonly type: "answers";
  readonly id: number;
  readonly entries: readonly Entry[];
}

export type ToWorker = ReviewMessage | AnswersMessage;

export type FromWorker =
  /** Loaded and waiting. */
  | { readonly type: "up" }
  /** What the review is about: known before it is judged, so that an overrun can still be answered. */
  | { readonly type: "decoded"; readonly id: number; readonly subject: Subject }
  /** Related objects that it wants. */
  | { readonly type: "ask"; readonly id: number; readonly needs: readonly Need[] }
  /** The finished answer; `body` is transferred. */
  | {
      readonly type: "done";
      readonly id: number;
      readonly body: Uint8Array;
      readonly record: DecisionRecord;
      readonly evidence?: Evidence;
    }
  /** There is no request to answer. */
  | { readonly type: "refused"; readonly id: number; readonly code: ErrorCode; readonly message: string };
