const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

/** The time from an RFC 3339 text until `now`, as `kubectl get` prints ages; `<unknown>` where there is no time. */
export function since(time: string, now: number): string {
  const then = Date.parse(time);
  return Number.isNaN(then) ? "<unknown>" : humanDuration((now - then) / 1000);
}

/**
 * A number of seconds in at most two units, the finer one only where it says something: `45s`, `2m30s`, `5h10m`,
 * `3d4h`, `400d`, `3y12d`. A clock that is a second ahead reads as `0s`, one further ahead as `<invalid>`.
 */
export function humanDuration(seconds: number): string {
  const s = Math.trunc(seconds);
  if (s < -1) return "<invalid>";
  if (s < 0) return "0s";
  if (s < 2 * minute) return `${s}s`;
  if (s < 10 * minute) return two(s, minute, "m", 1, "s");
  if (s < 3 * hour) return `${Math.floor(s / minute)}m`;
  if (s < 8 * hour) return two(s, hour, "h", minute, "m");
  if (s < 2 * day) return `${Math.floor(s / hour)}h`;
  if (s < 8 * day) return two(s, day, "d", hour, "h");
  if (s < 2 * year) return `${Math.floor(s / day)}d`;
  if (s < 8 * year) return two(s, year, "y", day, "d");
  return `${Math.floor(s / year)}y`;
}

function two(seconds: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((seconds % large) / small);
  return `${Math.floor(seconds / large)}${largeName}${rest === 0 ? "" : `${rest}${smallName}`}`;
}
