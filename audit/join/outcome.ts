import { fieldsOf, parseRecord } from "../record/fields.ts";

/** What became of a request, as the API server's own audit log says. */
export interface Outcome {
  /** Of our decisions about it: a request may have been through several webhooks. */
  readonly decisions: readonly string[];
  readonly auditId: string;
  /** Of the answer; absent where there was none. */
  readonly status?: number;
  /** Milliseconds since 1970 when it was answered. */
  readonly time?: number;
}

/**
 * Reads a line of the API server's audit log (`audit.k8s.io/v1`): the end of a request that our webhooks were asked about, which shows in
 * the annotations `<webhook>/decision`. Undefined for every other line.
 */
export function outcomeOf(line: Uint8Array): Outcome | undefined {
  const { kind, stage, auditID, annotations, responseStatus, stageTimestamp } = parseRecord(line);
  if (kind !== "Event" || (stage !== "ResponseComplete" && stage !== "Panic") || typeof auditID !== "string")
    return undefined;
  const decisions = Object.entries(fieldsOf(annotations)).flatMap(([name, value]) =>
    name.endsWith("/decision") && typeof value === "string" && /^[0-9a-f]{16}$/.test(value) ? [value] : [],
  );
  if (decisions.length === 0) return undefined;
  const { code } = fieldsOf(responseStatus);
  const time = typeof stageTimestamp === "string" ? Date.parse(stageTimestamp) : Number.NaN;
  return {
    decisions,
    auditId: auditID,
    ...(typeof code === "number" ? { status: code } : {}),
    ...(Number.isNaN(time) ? {} : { time }),
  };
}
