import type { JsonObject } from "../json.ts";
import type { Schema } from "../schema.ts";

/** What a record is evidence of. Retention and filters tell records apart by it: answers, changes and acts, the log itself. */
export type RecordClass = "decision" | "act" | "log";

/** One type of record of the audit log: what an auditor is promised about its `data`. */
export interface RecordType<S extends Schema = Schema> {
  /** `admission.decided`: what stands between `io.bubustack.audit.` and `.v1`. */
  readonly what: string;
  /** The `type` of its CloudEvents. */
  readonly type: `io.bubustack.audit.${string}.v1`;
  readonly class: RecordClass;
  /** What the record says, and when it is written. */
  readonly description: string;
  /** What `subject` of its CloudEvents names; absent where they have none. */
  readonly subject?: string;
  readonly data: S;
  /** Values of `data`, for the reference page and for tests of those who read. At least one. */
  readonly examples: readonly JsonObject[];
}

/** Describes a type of record. Fields may be added to a type later, as optional ones; anything else is a new version of it. */
export function recordType<const S extends Schema>(given: Omit<RecordType<S>, "type">): RecordType<S> {
  return { ...given, type: `io.bubustack.audit.${given.what}.v1` };
}
