import { withRefused } from "@bubustack/policies/edges/decided";
import type { Verdict } from "@bubustack/policies/kernel";
import type { Outcome } from "../judge-loop.ts";

/** What the rules let pass, with what policies say of it. Where policies could not be judged by, that is the outcome. */
export function combined(rules: { readonly verdict: Verdict }, policies: Outcome): Outcome {
  if (!("verdict" in policies)) return policies;
  const [one, other] = [rules.verdict, policies.verdict];
  const edges = withRefused(one.edges ?? [], other.edges ?? []);
  return {
    verdict: {
      ...one,
      allowed: one.allowed && other.allowed,
      findings: [...one.findings, ...other.findings],
      ...(other.reason !== undefined && { reason: other.reason }),
      warnings: [...one.warnings, ...other.warnings],
      unverified: [...one.unverified, ...other.unverified],
      auditAnnotations: { ...one.auditAnnotations, ...other.auditAnnotations },
      digest: other.digest,
      cost: one.cost + other.cost,
      ...(edges.length > 0 && { edges }),
      ...(other.judgedBy !== undefined && { judgedBy: other.judgedBy }),
    },
  };
}
