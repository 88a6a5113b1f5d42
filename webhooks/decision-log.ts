import type { Log } from "@bubustack/runtime/log";
import { exceptionNames } from "./excepted.ts";
import type { Outcome } from "./judge-loop.ts";
import type { Webhook } from "./respond.ts";
import { allows } from "./respond.ts";
import type { Subject } from "./review.ts";

/** What is remembered of a decision: who asked for what and what was said; never the object. */
export interface DecisionRecord extends Omit<Subject, "group" | "asked"> {
  readonly decision: string;
  readonly webhook: Webhook;
  readonly allowed: boolean;
  /** Ids of the rules that refused, each once. */
  readonly rules: readonly string[];
  readonly findings: number;
  readonly warnings: number;
  /** Exceptions that let something pass, each once: `<Kind>/<namespace>/<name>`. Absent: none. */
  readonly exceptions?: readonly string[];
  /** Code of the catalogue, where there was no verdict. */
  readonly unjudged?: string;
}

export function recordOf(subject: Subject, webhook: Webhook, outcome: Outcome, decision: string): DecisionRecord {
  const { group: _, asked: __, ...about } = subject;
  const verdict = "verdict" in outcome ? outcome.verdict : undefined;
  const findings = verdict?.findings ?? [];
  const excepted = verdict?.auditAnnotations["excepted"];
  return {
    decision,
    webhook,
    ...about,
    allowed: allows(subject, webhook, outcome),
    rules: findings.length === 0 ? [] : [...new Set(findings.map((finding) => finding.rule))],
    findings: findings.length,
    warnings: verdict?.warnings.length ?? 0,
    ...(excepted !== undefined && { exceptions: exceptionNames(excepted) }),
    ...("refusal" in outcome && { unjudged: outcome.refusal.code }),
  };
}

/** Writes the one line of a decision. `ms` is how long the review took, from its first byte to its answer. */
export function logDecision(log: Log, record: DecisionRecord, ms: number): void {
  log.info({ ...record, ms: Math.round(ms * 1000) / 1000 }, "decision");
}
