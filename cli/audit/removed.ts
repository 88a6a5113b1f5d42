import { removalText } from "@bubustack/audit/retention/state";
import type { Io } from "../io.ts";
import { printable } from "../terminal/text.ts";
import type { OpenedLog } from "./logs.ts";

/** Lines about what is gone of one log. */
const mostLines = 3;

/** Says what retention has deleted of a period, in milliseconds since 1970; the last of it, where it is much. Default all times. */
export function sayRemoved(
  io: Pick<Io, "err">,
  logs: readonly Pick<OpenedLog, "path" | "removed">[],
  from: number = Number.NEGATIVE_INFINITY,
  to: number = Number.POSITIVE_INFINITY,
): void {
  for (const { path, removed } of logs) {
    const meant = removed.filter(({ oldest, newest }) => Date.parse(newest) >= from && Date.parse(oldest) <= to);
    for (const run of meant.slice(-mostLines)) io.err(`note: of ${printable(path)} ${removalText(run)}\n`);
  }
}

/** The latest time of records that retention has deleted, in milliseconds since 1970; before all times where there are none. */
export function lastRemoved(logs: readonly Pick<OpenedLog, "removed">[]): number {
  const times = logs.flatMap(({ removed }) => removed.map(({ newest }) => Date.parse(newest)));
  return times.reduce((last, time) => Math.max(last, time), Number.NEGATIVE_INFINITY);
}
