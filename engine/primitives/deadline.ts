import { duration, enums, optional } from "@bubustack/api/schema";
import type { Reader } from "./reader.ts";

/** Shortest interval at which a wait or gate looks again, in milliseconds. */
export const shortestPoll = 10;
const outcomes = ["fail", "skip"] as const;

/** What waits and gates share: how long they wait, and what becomes of the step then. */
export interface Deadline {
  /** Milliseconds; absent waits for ever. */
  readonly timeout?: number;
  /** Milliseconds between two looks. */
  readonly pollInterval?: number;
  readonly onTimeout?: (typeof outcomes)[number];
}

export const deadlineFields = ["timeout", "pollInterval", "onTimeout"] as const;

export const deadlineShape = {
  timeout: optional(duration("Longest wait, a positive Go duration; default: none.")),
  pollInterval: optional(duration("Time between two looks, a Go duration of at least 10ms.")),
  onTimeout: optional(enums("What becomes of the step when the time is over; default `fail`.", outcomes)),
};

export function readDeadline(reader: Reader): Deadline {
  const timeout = reader.duration("timeout");
  const pollInterval = reader.duration("pollInterval", { atLeast: shortestPoll });
  const onTimeout = reader.choice("onTimeout", outcomes, (word, text) => word === text.trim().toLowerCase());
  return {
    ...(timeout === undefined ? {} : { timeout }),
    ...(pollInterval === undefined ? {} : { pollInterval }),
    ...(onTimeout === undefined ? {} : { onTimeout }),
  };
}
