import type { AdmissionRequest } from "@bubustack/api/admission";
import type { ErrorCode } from "@bubustack/api/errors";
import { BubuError } from "@bubustack/api/errors";
import type { Digests } from "@bubustack/api/names/digests";
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
import { askedOf } from "./recording/asked.ts";
import type { Evidence } from "./recording/evidence.ts";
import { evidenceOf } from "./recording/evidence.ts";
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
  /** What the audit log says of it; absent where none is kept. */
  readonly evidence?: Evidence;
}

/** An answer as it is sent: one of the judging worker is bytes. */
export type Sent = Omit<Answered, "body"> & { readonly body: string | Buffer };

export interface AnswerTools extends JudgeTools {
  readonly kinds: KindTable;
  /** Judges by policies; absent, there are none. */
  readonly policies?: PolicyTools;
  /** Told what is to be answered where judging by policies does not come to its end: what else is judged has passed. */
  readonly onFallback?: (answered: Answered) => void;
  /** Told what the review is about as soon as that is known. */
  readonly onDecoded?: (subject: Subject) => void;
  /** Whether decisions are recorded: then what that takes is gathered. Default: not. */
  readonly recording?: boolean;
}

/**
 * The whole path of a review, on the main loop and in the judging worker alike: bytes in, finished body out. Throws
 * `review/malformed` or `review/unknown-kind` where there is no request to answer.
 */
export async function answer(call: Call, tools: AnswerTools): Promise<Answered> {
  const share = shareOf(call.webhook);
  const request = share === undefined ? decode(call.bytes, tools.kinds) : decodeAny(call.bytes);
  const { host } = tools;
  const subject = tools.recording ? { ...subjectOf(request), asked: askedOf(request, host) } : subjectOf(request);
  tools.onDecoded?.(subject);
  const deep = deeperThan(request.object, maxDepth) || deeperThan(request.oldObject, maxDepth);
  const unjudged = call.unjudged ?? (deep ? "review/too-deep" : undefined);
  if (unjudged !== undefined) return finished(call, subject, { refusal: new BubuError(unjudged) }, host);
  const fallback = (outcome: Outcome) => tools.onFallback?.(finished(call, subject, outcome, host));
  const outcome =
    share === undefined
      ? await judgedWithin(call, request, tools, fallback)
      : await judgedByPolicies(share, request, policiesOf(tools, fallback), tools.leftMs);
  return finished(call, subject, outcome, host);
}

function policiesOf({ policies, onFallback }: AnswerTools, onUnjudged: (outcome: Outcome) => void) {
  return policies === undefined || onFallback === undefined ? policies : { ...policies, onUnjudged };
}

/** By the rules; and where these let it pass, what is about to be stored also by the policies of its namespace. */
async function judgedWithin(
  call: Call,
  request: AdmissionRequest,
  tools: AnswerTools,
  fallback: (outcome: Outcome) => void,
): Promise<Outcome> {
  const review = reviewOf(request);
  const outcome = await judgeLoop(review, tools);
  if (call.webhook !== "validate" || !("verdict" in outcome) || !outcome.verdict.allowed) return outcome;
  if (request.operation === "DELETE" && exempt(review) !== undefined) return outcome;
  if (tools.policies?.within(request.namespace ?? "") !== true) return outcome;
  const policies = policiesOf(tools, (unjudged) => fallback(combined(outcome, unjudged)));
  return combined(outcome, await judgedByPolicies("here", request, policies, tools.leftMs));
}

/** The body and the record of an outcome. */
export function finished(call: Omit<Call, "bytes">, subject: Subject, outcome: Outcome, digests: Digests): Answered {
  const { webhook, decision } = call;
  const { asked } = subject;
  return {
    body: respond(subject, webhook, outcome, decision),
    record: recordOf(subject, webhook, outcome, decision),
    ...(asked && { evidence: evidenceOf({ ...subject, asked }, webhook, outcome, decision, digests) }),
  };
}
