import type { Digests } from "@bubustack/api/names/digests";
import { formatPath } from "@bubustack/api/path";
import type { DecidedEdge } from "@bubustack/policies/edges/decided";
import type { Finding } from "@bubustack/policies/finding";
import type { Content } from "@bubustack/policies/kernel";
import type { Outcome } from "../judge-loop.ts";
import type { Webhook } from "../respond.ts";
import { allows } from "../respond.ts";
import type { Subject } from "../review.ts";
import type { Asked } from "./asked.ts";
import { hashOf } from "./asked.ts";

/** All that a record will say of a decision. It is data, so that a judging worker can send it; keys are not yet applied. */
export interface Evidence {
  readonly decision: string;
  readonly webhook: Webhook;
  readonly subject: Omit<Subject, "asked">;
  readonly asked: Asked;
  readonly allowed: boolean;
  /** Why there was no verdict. */
  readonly unjudged?: string;
  readonly reason?: string;
  readonly findings: readonly FoundPart[];
  readonly findingCount: number;
  readonly warningCount: number;
  readonly unverifiedCount: number;
  readonly digest: string;
  /** Policies that were asked and exceptions that were used. */
  readonly judgedBy: readonly Content[];
  /** References into other namespaces. */
  readonly edges: readonly DecidedEdge[];
  /** What exceptions let pass, as the policies' verdict tells it. */
  readonly excepted?: string;
  readonly patchHash?: string;
  readonly patchOperations: number;
}

export interface FoundPart {
  readonly rule: string;
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly action: "deny" | "warn";
}

export function evidenceOf(
  subject: Subject & { readonly asked: Asked },
  webhook: Webhook,
  outcome: Outcome,
  decision: string,
  digests: Digests,
): Evidence {
  const { asked, ...about } = subject;
  const verdict = "verdict" in outcome ? outcome.verdict : undefined;
  const { findings = [], warnings = [], patches = [] } = verdict ?? {};
  const excepted = verdict?.auditAnnotations["excepted"];
  return {
    decision,
    webhook,
    subject: about,
    asked,
    allowed: allows(subject, webhook, outcome),
    ...("refusal" in outcome && { unjudged: outcome.refusal.code }),
    ...(verdict && !verdict.allowed && { reason: verdict.reason ?? "Invalid" }),
    findings: [...findings.map((one) => part(one, "deny")), ...warnings.map((one) => part(one, "warn"))],
    findingCount: findings.length,
    warningCount: warnings.length,
    unverifiedCount: verdict?.unverified.length ?? 0,
    digest: verdict?.digest ?? "",
    judgedBy: verdict?.judgedBy ?? [],
    edges: verdict?.edges ?? [],
    ...(excepted !== undefined && { excepted }),
    ...(patches.length > 0 && { patchHash: hashOf(JSON.parse(JSON.stringify(patches)), digests) }),
    patchOperations: patches.length,
  };
}

function part({ rule, path, type, message }: Finding, action: FoundPart["action"]): FoundPart {
  return { rule, path: formatPath(path), code: type, message, action };
}
