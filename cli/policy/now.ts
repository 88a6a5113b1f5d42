import { UsageError } from "../fail.ts";
import type { Given } from "../verb.ts";
import { text } from "../verb.ts";

/** The time at which exceptions are judged, in milliseconds since the Unix epoch: that of `--now`, or else that of the clock. */
export function nowOf(given: Given, clock: number): number {
  const flag = text(given, "now");
  if (flag === undefined) return clock;
  const time = Date.parse(flag);
  if (!Number.isNaN(time)) return time;
  throw new UsageError(`--now ${flag} is no time`, "write one such as 2026-01-31T12:00:00Z");
}
