import type { Run } from "../retention/plan.ts";
import type { Report } from "../verify/verify.ts";

/** How often something was. */
export interface Count {
  readonly name: string;
  readonly count: number;
}

/** The most frequent ones, and what the rest comes to. */
export interface Counts {
  readonly top: readonly Count[];
  readonly others: number;
}

/** A stretch of time: its beginning (RFC 3339), and what was decided in it. */
export interface Slot {
  readonly start: string;
  readonly allowed: number;
  readonly refused: number;
}

/** An exception in the period: what it said last, and how often it was used. */
export interface ExceptionState {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** At the end of the period. `unapproved`: nobody has let it be. */
  readonly state: "in force" | "unapproved" | "expired" | "deleted";
  readonly policies: readonly string[];
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy?: string;
  readonly approvedAt?: string;
  readonly expiresAt?: string;
  readonly uses: number;
  readonly lastUse?: string;
  /** The record that says so. */
  readonly record: string;
}

/** A change of a policy. */
export interface PolicyChange {
  readonly time: string;
  readonly change: string;
  readonly actor: string;
  readonly digest: string;
  readonly record: string;
  /** Lines with `+`, `-` or a blank before them: what became of the spec as it was before. */
  readonly diff: readonly string[];
}

export interface PolicyHistory {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly changes: readonly PolicyChange[];
}

/** Any other act: a certificate, a configuration, a grant, a key, a gap … */
export interface Act {
  readonly time: string;
  readonly type: string;
  readonly what: string;
  readonly actor: string;
  readonly record: string;
}

/** A log that the report is made from. */
export interface LogEvidence {
  readonly path: string;
  readonly origin: string;
  /** Where it is kept, as it said when it was opened last: `volume`, `replicated`, `ephemeral`; absent where it did not say. */
  readonly durability?: string;
  /** What is no longer kept, by the record that says so; absent where all is. */
  readonly removed?: readonly Pick<Run, "from" | "to" | "number" | "time">[];
  /** What verification came to; absent where no key was given, so that nothing was verified. */
  readonly verified?: Report;
  /** What the given witnesses have seen of a log that has grown since: so many records, until then (RFC 3339). */
  readonly witnessed?: { readonly size: number; readonly until: string };
}

/** The evidence of a period. Times are RFC 3339. */
export interface Evidence {
  readonly version: 1;
  readonly from: string;
  readonly to: string;
  readonly made: string;
  readonly logs: readonly LogEvidence[];
  /** Logs that others speak of and that were not given. */
  readonly absent: readonly { readonly origin: string; readonly size: number; readonly by: string }[];
  readonly records: number;
  readonly byType: Counts;
  readonly decisions: {
    readonly allowed: number;
    readonly refused: number;
    readonly unjudged: number;
    /** Rehearsals among them: nothing was stored whatever the answer. */
    readonly dryRun: number;
    /** Of callers who have not shown that they are the API server. */
    readonly unverifiedCallers: number;
    /** Answered without a record, as gaps in the logs say. */
    readonly unrecorded: number;
    readonly slots: readonly Slot[];
  };
  readonly refusals: { readonly byRule: Counts; readonly byPolicy: Counts; readonly byNamespace: Counts };
  readonly exceptions: readonly ExceptionState[];
  readonly policies: readonly PolicyHistory[];
  readonly acts: readonly Act[];
  readonly readings: Counts;
  /** What was too much for the report: how many changes and acts it does not list. */
  readonly unlisted: number;
}
