import type { AdmissionRequest } from "@bubustack/api/admission";
import type { ErrorCode } from "@bubustack/api/errors";
import { BubuError } from "@bubustack/api/errors";
import { exempt } from "@bubustack/policies/never-lock";
import type { DecisionRecord } from "./decision-log.ts";
import { recordOf } from "./decision-log.ts";
import { decode, decodeAny } from "./decode.ts";
import { deeperThan, maxDepth } from "./depth.ts";
import type { JudgeTools, Outcome } from "./judge-loop.ts";
import { judgeLoop } from "./judge-loop.ts";
import type { KindTable } from "./kind-table.ts";
import { combined } from "./policy/combined.ts";
import type { PolicyTools } from "./policy/judge.ts";
import { judgedByPolicies, shareOf } from "./policy/judge.ts";
import type { Webhook } from "./respond.ts";
import { respond } from "./respond.ts";
import type { Subject } from "./review.ts";
import { reviewOf, subjectOf } from "./review.ts";

/** A review as it came in. */
export interface Call {
  readonly webhook: Webhook;
  readonly bytes: Uint8Array;
  /** Id of the decision to make. */
  readonly decision: string;
  /** Why it is not to be judged. */
  readonly unjudged?: ErrorCode;
}

export interface Answered {
  readonly body: string;
  readonly record: DecisionRecord;
}

export interface AnswerTools extends JudgeTools {
  readonly kinds: KindTable;
  /** Judges by policies; absent, there are none. */
  readonly policies?: PolicyTools;
  /** Told what the review is about as soon as that is known. */
  readonly onDecoded?: (subject: Subject) => void;
}

/**
 * The whole path of a review, on the main loop and in the judging worker alike: bytes in, finished body out. Throws
 * `review/malformed` or `review/unknown-kind` where there is no request to answer.
 */
export async function answer(call: Call, tools: AnswerTools): Promise<Answered> {
  const share = shareOf(call.webhook);
  const request = share === undefined ? decode(call.bytes, tools.kinds) : decodeAny(call.bytes);
  const subject = subjectOf(request);
  tools.onDecoded?.(subject);
  const deep = deeperThan(request.object, maxDepth) || deeperThan(request.oldObject, maxDepth);
  const unjudged = call.unjudged ?? (deep ? "review/too-deep" : undefined);
  if (unjudged !== undefined) return finished(call, subject, { refusal: new BubuError(unjudged) });
  const outcome =
    share === undefined
      ? await judgedWithin(call, request, tools)
      : await judgedByPolicies(share, request, tools.policies, tools.leftMs);
  return finished(call, subject, outcome);
}

/** By the rules; and where these let it pass, what is about to be stored also by the policies of its namespace. */
async function judgedWithin(call: Call, request: AdmissionRequest, tools: AnswerTools): Promise<Outcome> {
  const review = reviewOf(request);
  const outcome = await judgeLoop(review, tools);
  if (call.webhook !== "validate" || !("verdict" in outcome) || !outcome.verdict.allowed) return outcome;
  if (request.operation === "DELETE" && exempt(review) !== undefined) return outcome;
  if (tools.policies?.within(request.namespace ?? "") !== true) return outcome;
  return combined(outcome, await judgedByPolicies("here", request, tools.policies, tools.leftMs));
}

/** The body and the record of an outcome. */
export function finished(call: Omit<Call, "bytes">, subject: Subject, outcome: Outcome): Answered {
  const { webhook, decision } = call;
  return {
    body: respond(subject, webhook, outcome, decision),
    record: recordOf(subject, webhook, outcome, decision),
  };
}
