import type { AuditSink } from "@bubustack/policies/audit-sinks-settings";

/** What an installation decides about one sink. */
export type SinkSettings = AuditSink;

/** A record on its way to a sink. */
export interface Shipped {
  /** The log that has it, and its number there. */
  readonly origin: string;
  readonly number: number;
  /** The CloudEvent, byte for byte as the log has it: what it hashes to is its leaf. */
  readonly bytes: Uint8Array;
}

/** Records that a sink took none of, and will not take if they are sent again. */
export interface Refusal {
  /** Numbers of the first and the last record that it may be about, and how many of these it is about. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** In a few words, without anything that a server wrote. */
  readonly why: string;
}

/** A place that records are sent to besides the log. One file each; they hold nothing that has to outlive the process. */
export interface Sink {
  /**
   * Sends records, in their order. Resolves when the sink has acknowledged all of them, with those that it refused one by one. Throws
   * `RefusedBatch` where it will not take them together, anything else where trying again may help. Ends when `signal` aborts.
   */
  readonly send: (batch: readonly Shipped[], signal: AbortSignal) => Promise<readonly Refusal[]>;
  readonly close: () => Promise<void>;
}

/** The sink answered that these records, as they are, are wrong: the same again would be the same. */
export class RefusedBatch extends Error {
  override readonly name = "RefusedBatch";
}

/** Why a sink took nothing, in words of ours: neither addresses with credentials nor what a server wrote is in them. */
export class SinkTrouble extends Error {
  override readonly name = "SinkTrouble";
}

/** What went wrong, in words that hold no secret: those of an error that is not ours are left out, its code is kept. */
export function reasonOf(error: unknown): string {
  if (error instanceof SinkTrouble || error instanceof RefusedBatch) return error.message;
  if (!(error instanceof Error)) return "it failed";
  if (error.name === "TimeoutError") return "it took too long";
  if ("code" in error && typeof error.code === "string" && /^[A-Z][A-Z0-9_]{1,63}$/.test(error.code)) return error.code;
  return error.cause instanceof Error ? reasonOf(error.cause) : error.name;
}
