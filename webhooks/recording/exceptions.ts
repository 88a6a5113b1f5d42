import type { ExceptionUsed } from "@bubustack/api/audit/events/exception-used";
import { exceptionUsed } from "@bubustack/api/audit/events/exception-used";
import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Event } from "@bubustack/audit/record/event";
import type { Evidence } from "./evidence.ts";

/** An exception that was used, and the rule whose finding it let pass. */
export interface Used {
  readonly rule: string;
  readonly exception: { readonly kind: string; readonly namespace?: string; readonly name: string };
  /** When the exception ends. */
  readonly expiresAt?: string;
}

/** Exceptions of one record at most. */
const most = 16;

/** Reads the audit annotation in which the policies' verdict tells what exceptions let pass. */
export function exceptionsOf(annotation: string | undefined): readonly Used[] {
  const told: Json = annotation === undefined ? [] : JSON.parse(annotation);
  if (!isList(told)) return [];
  return told.slice(0, most).flatMap((one): Used[] => {
    const exception = isObject(one) ? one["exception"] : undefined;
    if (!isObject(one) || !isObject(exception)) return [];
    const { kind, namespace, name } = exception;
    const { expiresAt } = one;
    const named = { kind: String(kind), name: String(name) };
    return [
      {
        rule: String(one["rule"]),
        exception: typeof namespace === "string" ? { ...named, namespace } : named,
        ...(typeof expiresAt === "string" && { expiresAt }),
      },
    ];
  });
}

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
