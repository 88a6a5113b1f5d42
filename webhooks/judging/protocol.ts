import type { ErrorCode } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import type { Lookup } from "@bubustack/policies/admission/world";
import type { Need } from "@bubustack/policies/kernel";
import type { Settings } from "@bubustack/policies/settings";
import type { DecisionRecord } from "../decision-log.ts";
import type { Entry } from "../fetch-needs.ts";
import type { FoundEntry } from "../policy/looker.ts";
import type { Evidence } from "../recording/evidence.ts";
import type { Webhook } from "../respond.ts";
import type { Subject } from "../review.ts";

/** What a judging worker is told at its start. */
export interface WorkerData {
  readonly settings: Settings;
  /** Whether decisions are recorded. Default: not. */
  readonly recording?: boolean;
  /** Namespaces that the platform itself runs in. */
  readonly platformNamespaces: readonly string[];
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

/** The answers to one `look`. */
export interface FoundMessage {
  readonly type: "found";
  readonly id: number;
  readonly entries: readonly FoundEntry[];
}

/** Policies and exceptions that are new or changed, and keys of those that are gone. */
export interface PoliciesMessage {
  readonly type: "policies";
  readonly put: readonly (readonly [key: string, object: JsonObject])[];
  readonly drop: readonly string[];
  /** With the last message of a change: what is in force then, and which change it is. */
  readonly whole?: { readonly change: number; readonly digest: string };
}

export type ToWorker = ReviewMessage | AnswersMessage | FoundMessage | PoliciesMessage;

/** A finished answer. */
interface Answer {
  readonly id: number;
  readonly body: Uint8Array;
  readonly record: DecisionRecord;
  readonly evidence?: Evidence;
}

export type FromWorker =
  /** Loaded and waiting. */
  | { readonly type: "up" }
  /** What the review is about: known before it is judged, so that an overrun can still be answered. */
  | { readonly type: "decoded"; readonly id: number; readonly subject: Subject }
  /** Related objects that it wants. */
  | { readonly type: "ask"; readonly id: number; readonly needs: readonly Need[] }
  /** What policies want to know. */
  | { readonly type: "look"; readonly id: number; readonly lookups: readonly Lookup[] }
  /** This change of policies, and every one before it, is in force here. */
  | { readonly type: "holds"; readonly change: number }
  /** What to answer where this worker does not come to an end. */
  | (Answer & { readonly type: "fallback" })
  /** The finished answer; `body` is transferred. */
  | (Answer & { readonly type: "done" })
  /** There is no request to answer. */
  | { readonly type: "refused"; readonly id: number; readonly code: ErrorCode; readonly message: string };
