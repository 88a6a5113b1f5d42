import type { Frame } from "../plan/frame.ts";
import * as types from "../type/type.ts";
import { seconds } from "../values/duration.ts";
import type { Parts } from "../values/timestamp.ts";
import { partsOf } from "../values/timestamp.ts";
import type { Value } from "../values/value.ts";
import { CelError, Duration, Timestamp } from "../values/value.ts";
import type { FunctionDecl, Overload } from "./declare.ts";
import { fn, member } from "./declare.ts";

const { duration, int, string, timestamp } = types;

/** Seconds east of UTC of a zone: its name, or hours and minutes such as `-08:00`. */
function offsetOf(frame: Frame, zone: string, moment: Timestamp): number | CelError {
  const colon = zone.indexOf(":");
  if (colon < 0) {
    if (zone === "" || zone === "UTC") return 0;
    return frame.zones?.(zone, moment.seconds) ?? new CelError(`unknown time zone ${zone}`);
  }
  const [hour, minute] = [zone.slice(0, colon), zone.slice(colon + 1)];
  const bad = [hour, minute].find((part) => !/^[+-]?[0-9]{1,9}$/.test(part));
  if (bad !== undefined) return new CelError(`strconv.Atoi: parsing ${JSON.stringify(bad)}: invalid syntax`);
  return (Number(hour) * 60 + (zone.startsWith("-") ? -Number(minute) : Number(minute))) * 60;
}

function part(id: string, read: (parts: Parts, moment: Timestamp) => number): readonly Overload[] {
  const at = (moment: Value, offset: number) =>
    moment instanceof Timestamp ? read(partsOf(moment, offset), moment) : 0;
  const zoned = id === "timestamp_to_seconds" ? "timestamp_to_seconds_tz" : `${id}_with_tz`;
  return [
    member(id, [timestamp], int, (_frame, a) => at(a, 0)),
    member(zoned, [timestamp, string], int, (frame, a, b) => {
      const offset = a instanceof Timestamp ? offsetOf(frame, String(b), a) : 0;
      return offset instanceof CelError ? offset : at(a, offset);
    }),
  ];
}

/** A length of time in whole units, without the rest. */
function length(id: string, read: (duration: Duration) => number): Overload {
  return member(id, [duration], int, (_frame, a) => (a instanceof Duration ? Math.trunc(read(a)) + 0 : 0));
}

const nanos = ({ nanos }: Duration) => Number(nanos);

/** The parts of moments, in UTC or a named zone, and of lengths of time. */
export const times: readonly FunctionDecl[] = [
  fn("getFullYear", ...part("timestamp_to_year", ({ year }) => year)),
  fn("getMonth", ...part("timestamp_to_month", ({ month }) => month)),
  fn("getDayOfYear", ...part("timestamp_to_day_of_year", ({ dayOfYear }) => dayOfYear)),
  fn("getDayOfMonth", ...part("timestamp_to_day_of_month", ({ day }) => day - 1)),
  fn("getDate", ...part("timestamp_to_day_of_month_1_based", ({ day }) => day)),
  fn("getDayOfWeek", ...part("timestamp_to_day_of_week", ({ weekday }) => weekday)),
  fn(
    "getHours",
    ...part("timestamp_to_hours", ({ hour }) => hour),
    length("duration_to_hours", (value) => seconds(value) / 3600),
  ),
  fn(
    "getMinutes",
    ...part("timestamp_to_minutes", ({ minute }) => minute),
    length("duration_to_minutes", (value) => seconds(value) / 60),
  ),
  fn("getSeconds", ...part("timestamp_to_seconds", ({ second }) => second), length("duration_to_seconds", seconds)),
  fn(
    "getMilliseconds",
    ...part("timestamp_to_milliseconds", (_parts, { nanos }) => Math.trunc(nanos / 1e6)),
    length("duration_to_milliseconds", (value) => nanos(value) / 1e6),
  ),
];
