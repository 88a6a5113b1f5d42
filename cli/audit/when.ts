import { parseDuration } from "@bubustack/api/duration";
import { UsageError } from "../fail.ts";

const day = 86_400_000;

/**
 * A time as people give it, in milliseconds since 1970: RFC 3339, a date (its beginning in UTC, or its end where `end` is wanted), or how long
 * ago (`90m`, `24h`, `7d`).
 */
export function when(flag: string, given: string, now: number, end = false): number {
  const days = /^(\d{1,5})d$/.exec(given)?.[1];
  const ago = days === undefined ? parseDuration(given) : Number(days) * day;
  if (ago !== undefined && ago > 0) return now - ago;
  const isDate = /^\d{4}-\d\d-\d\d$/.test(given);
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(given);
  const time = isDate || isTime ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(time))
    throw new UsageError(
      `${flag}: "${given}" is no time`,
      `write ${flag} 2026-03-01, ${flag} 2026-03-01T09:30:00Z, or how long ago: ${flag} 24h, ${flag} 7d`,
    );
  return isDate && end ? time + day - 1 : time;
}
