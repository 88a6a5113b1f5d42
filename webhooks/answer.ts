import type { ErrorCode } from "@bubustack/api/errors";
import { BubuError } from "@bubustack/api/errors";
import type { DecisionRecord } from "./decision-log.ts";
import { recordOf } from "./decision-log.ts";
import { decode } from "./decode.ts";
import { deeperThan, maxDepth } from "./depth.ts";
import type { JudgeTools, Outcome } from "./judge-loop.ts";
import { judgeLoop } from "./judge-loop.ts";
import type { KindTable } from "./kind-table.ts";
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
  /** Told what the review is about as soon as that is known. */
  readonly onDecoded?: (subject: Subject) => void;
}

/**
 * The whole path of a review, on the main loop and in the judging worker alike: bytes in, finished body out. Throws
 * `review/malformed` or `review/unknown-kind` where there is no request to answer.
 */
export async function answer(call: Call, tools: AnswerTools): Promise<Answered> {
  const request = decode(call.bytes, tools.kinds);
  const subject = subjectOf(request);
  tools.onDecoded?.(subject);
  const deep = deeperThan(request.object, maxDepth) || deeperThan(request.oldObject, maxDepth);
  const unjudged = call.unjudged ?? (deep ? "review/too-deep" : undefined);
  const outcome =
    unjudged === undefined ? await judgeLoop(reviewOf(request), tools) : { refusal: new BubuError(unjudged) };
  return finished(call, subject, outcome);
}

/** The body and the record of an outcome. */
export function finished(call: Omit<Call, "bytes">, subject: Subject, outcome: Outcome): Answered {
  const { webhook, decision } = call;
  return {
    body: respond(subject, webhook, outcome, decision),
    record: recordOf(subject, webhook, outcome, decision),
  };
}
