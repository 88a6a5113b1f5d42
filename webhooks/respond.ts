import type { AdmissionResponse, AdmissionReview } from "@bubustack/api/admission";
import type { BubuError, ErrorCode } from "@bubustack/api/errors";
import type { Status } from "@bubustack/api/meta";
import type { Verdict } from "@bubustack/policies/kernel";
import { causesOf, messageOf } from "./causes.ts";
import type { Outcome } from "./judge-loop.ts";
import { placeOf } from "./recording/place.ts";
import type { Subject } from "./review.ts";
import { warningsOf } from "./warnings.ts";

/** Which webhook was called for policies: what they change or what they refuse, by their failure policy. */
export type PolicyWebhook = "policy-mutate-fail" | "policy-mutate-ignore" | "policy-fail" | "policy-ignore";

/** Which webhook was called: those that mutate also answer a patch. */
export type Webhook = "mutate" | "validate" | PolicyWebhook;

const mutating: ReadonlySet<Webhook> = new Set(["mutate", "policy-mutate-fail", "policy-mutate-ignore"]);
const ignoring: ReadonlySet<Webhook> = new Set(["policy-ignore", "policy-mutate-ignore"]);

/** The body of an answer: an AdmissionReview as JSON text. */
export function respond(subject: Subject, webhook: Webhook, outcome: Outcome, decision: string): string {
  const response =
    "verdict" in outcome
      ? judged(subject, webhook, outcome.verdict, decision)
      : unjudged(subject, webhook, outcome.refusal, decision);
  const review: AdmissionReview = { apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", response };
  return JSON.stringify(review);
}

/** Whether the answer lets the request pass. */
export function allows(subject: Subject, webhook: Webhook, outcome: Outcome): boolean {
  return "verdict" in outcome ? outcome.verdict.allowed : passesUnjudged(subject, webhook, outcome.refusal);
}

function judged(subject: Subject, webhook: Webhook, verdict: Verdict, decision: string): AdmissionResponse {
  const warnings = verdict.warnings.length === 0 ? undefined : warningsOf(verdict.warnings);
  return {
    uid: subject.uid,
    allowed: verdict.allowed,
    ...(!verdict.allowed && { status: refusedBy(subject, verdict, decision) }),
    ...(verdict.allowed && mutating.has(webhook) && patchOf(verdict)),
    auditAnnotations: {
      ...verdict.auditAnnotations,
      decision,
      digest: verdict.digest,
      ...promiseOf(subject, decision),
    },
    ...(warnings !== undefined && { warnings }),
  };
}

/** The place of what the audit log promises, where the decision is recorded before the answer leaves. */
function promiseOf({ asked }: Subject, decision: string): { readonly promise?: string } {
  return asked === undefined ? {} : { promise: placeOf(decision) };
}

function patchOf({ patches }: Verdict): Pick<AdmissionResponse, "patch" | "patchType"> {
  if (patches.length === 0) return {};
  return { patchType: "JSONPatch", patch: Buffer.from(JSON.stringify(patches)).toString("base64") };
}

/** The words of the API server for a refusal, and their codes. */
const codes: { readonly [reason: string]: number } = {
  Invalid: 422,
  Forbidden: 403,
  Unauthorized: 401,
  RequestEntityTooLarge: 413,
};

function refusedBy(subject: Subject, { findings, reason = "Invalid" }: Verdict, decision: string): Status {
  const { name, group, kind } = subject;
  return {
    status: "Failure",
    reason,
    code: codes[reason] ?? 422,
    message: messageOf(subject, findings, decision),
    details: { name, group, kind, causes: causesOf(findings, decision) },
  };
}

const own: ReadonlySet<Webhook> = new Set(["mutate", "validate"]);

/** Nothing is wrong with the request; who judges it is not able to. */
const unable: ReadonlySet<string> = new Set<ErrorCode>(["review/deadline", "review/stale"]);

/**
 * What was not judged is denied, but for policies that are to be ignored then. Of the rest only what ran out of time, or met a server that may know old things only, and is
 * registered to be ignored then (failurePolicy Ignore) passes: a DELETE, because a deletion guard must not be able to lock anything, and the validation of a status, without
 * which controllers would stand still.
 */
function passesUnjudged({ operation, subResource }: Subject, webhook: Webhook, refusal: BubuError): boolean {
  if (refusal.code === "audit/unavailable") return false;
  if (ignoring.has(webhook)) return true;
  if (!own.has(webhook) || !unable.has(refusal.code)) return false;
  return operation === "DELETE" || (subResource === "status" && webhook === "validate");
}

function unjudged(subject: Subject, webhook: Webhook, refusal: BubuError, decision: string): AdmissionResponse {
  const said = `${refusal.message} ${refusal.fix} [${refusal.code}]`;
  const auditAnnotations = { decision, unjudged: refusal.code, ...promiseOf(subject, decision) };
  const base = { uid: subject.uid, auditAnnotations };
  if (passesUnjudged(subject, webhook, refusal)) {
    const what = ignoring.has(webhook) ? "request" : subject.operation === "DELETE" ? "deletion" : "status";
    return {
      ...base,
      allowed: true,
      warnings: [
        `the ${what} was let through without ${ignoring.has(webhook) ? "judgement by policies" : "judgement"} [${refusal.code}]`,
      ],
    };
  }
  const { name, group, kind } = subject;
  const status: Status = {
    status: "Failure",
    reason: reasons[refusal.http] ?? "InternalError",
    code: refusal.http,
    message: `${said}\ndecision ${decision}`,
    details: {
      name,
      group,
      kind,
      causes: [
        { field: "object", message: said },
        { field: "decision", message: decision },
      ],
    },
  };
  return { ...base, allowed: false, status };
}

const reasons: { readonly [http: number]: string } = {
  422: "Invalid",
  503: "ServiceUnavailable",
  504: "Timeout",
};
