import type { ExceptionUsed } from "@bubustack/api/audit/events/exception-used";
import { exceptionUsed } from "@bubustack/api/audit/events/exception-used";
import type { Event } from "@bubustack/audit/record/event";
import { exceptionsOf } from "../excepted.ts";
import type { Evidence } from "./evidence.ts";

/** A record for each exception that was used in a decision. */
export function usedEvents(evidence: Evidence, source: string): readonly Event[] {
  const { group, kind, namespace, name, dryRun } = evidence.subject;
  return exceptionsOf(evidence.excepted).map(({ rule, exception, expiresAt }) => {
    const data: ExceptionUsed = {
      decision: evidence.decision,
      ...(dryRun && { dryRun }),
      exception,
      ...(expiresAt !== undefined && { expiresAt }),
      rule,
      object: { group, kind, namespace, name },
    };
    const subject = `policy.bubustack.io/${exception.kind}/${exception.namespace ?? ""}/${exception.name}`;
    return { source, type: exceptionUsed.type, subject, data };
  });
}
