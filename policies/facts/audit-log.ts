import type { AuditLog } from "@bubustack/api/policy/audit-log";
import type { Context } from "../rule.ts";

export type AuditLogContext = Context<AuditLog, AuditLogFacts>;

/** What rules need to know about an AuditLog. */
export interface AuditLogFacts {
  /** The account whose replica writes the log, and the replica; both empty where the origin names none. */
  readonly account: string;
  readonly replica: string;
}

export function auditLogFacts({ spec: { origin } }: AuditLog): AuditLogFacts {
  const [, namespace, replica] = /^bubu-webhook\.([^./]+)\/([^/]+)$/.exec(origin) ?? [];
  if (namespace === undefined || replica === undefined) return { account: "", replica: "" };
  return { account: `system:serviceaccount:${namespace}:bubu-webhook`, replica };
}
