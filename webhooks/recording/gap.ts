import type { LogGap } from "@bubustack/api/audit/events/log-gap";
import { logGap } from "@bubustack/api/audit/events/log-gap";
import type { Event } from "@bubustack/audit/record/event";
import type { DecisionClass } from "./classes.ts";

/** Why something could not be recorded, from the error with which it failed. */
export function whyOf(error: unknown): LogGap["why"] {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = "code" in at ? at.code : undefined;
    if (code === "ENOSPC" || code === "EDQUOT") return "disk-full";
    if (code === "EROFS") return "disk-read-only";
    if (code === "audit/record-size") return "record-size";
    if (code === "audit/unavailable" && at.cause === undefined) return "overloaded";
  }
  return "disk-failed";
}

/** What could not be recorded, counted until it can be said in the log. Its size does not grow. */
export class Gap {
  #data: LogGap | undefined;

  /** Notes a decision at a time in milliseconds since 1970. */
  add(decision: string, kind: DecisionClass, refused: boolean, why: LogGap["why"], at: number): void {
    const time = new Date(at).toISOString();
    const { classes = {}, ...before } = this.#data ?? { from: time, count: 0, refused: 0, why, first: decision };
    this.#data = {
      ...before,
      to: time,
      count: before.count + (refused ? 0 : 1),
      refused: before.refused + (refused ? 1 : 0),
      classes: { ...classes, [kind]: (classes[kind] ?? 0) + 1 },
      last: decision,
    };
  }

  get open(): boolean {
    return this.#data !== undefined;
  }

  /** What is to be recorded; forgotten with it. If that fails, `again` gives it back. */
  take(source: string): Event | undefined {
    const data = this.#data;
    this.#data = undefined;
    return data && { source, type: logGap.type, data };
  }

  /** Gives back what could not be recorded either, together with what has come since. */
  again({ data }: Event): void {
    // Only what `take` answered comes back.
    const before = data as LogGap;
    const since = this.#data;
    if (since === undefined) {
      this.#data = before;
      return;
    }
    const classes = { ...before.classes };
    for (const [kind, count] of Object.entries(since.classes)) classes[kind] = (classes[kind] ?? 0) + count;
    this.#data = {
      ...since,
      from: before.from,
      why: before.why,
      count: before.count + since.count,
      refused: before.refused + since.refused,
      classes,
      ...(before.first !== undefined && { first: before.first }),
    };
  }
}
