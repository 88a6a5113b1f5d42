import { toInt } from "./int.ts";
import { CelError, Duration, Timestamp } from "./value.ts";

/** The first second of year 1 and the last of year 9999. */
const first = -62135596800;
const last = 253402300799;

export const timestampOverflow = "timestamp overflow";

/** A moment from its parts, or the overflow. */
export function timestampOf(seconds: number, nanos: number, offset = 0): Timestamp | CelError {
  if (seconds < first || seconds > last) return new CelError(timestampOverflow);
  return new Timestamp(seconds, nanos, offset);
}

const written =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:[.,]([0-9]+))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))$/;

/** A moment as RFC 3339 writes it; undefined where the text is none. */
export function readTimestamp(text: string): Timestamp | CelError | undefined {
  const found = written.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const [, , , , , , , fraction = "", sign, zoneHour = "0", zoneMinute = "0"] = found;
  if (Number(zoneHour) > 24 || Number(zoneMinute) > 60) return undefined;
  const offset = (sign === "-" ? -1 : 1) * (Number(zoneHour) * 3600 + Number(zoneMinute) * 60);
  const seconds = days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
  return timestampOf(seconds, Number(fraction.slice(0, 9).padEnd(9, "0")), offset);
}

/** Days since 1970 of a date of the Gregorian calendar. */
function days(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** The parts of a moment in a zone that is `offset` seconds east of UTC. */
export interface Parts {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  /** From 1. */
  readonly day: number;
  /** From 0. */
  readonly dayOfYear: number;
  /** From 0, Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export function partsOf({ seconds }: Timestamp, offset = 0): Parts {
  const local = seconds + offset;
  const day = Math.floor(local / 86400);
  const rest = local - day * 86400;
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const dayOfYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 2 : fromMarch - 10;
  const year = yearOfEra + era * 400 + (month < 2 ? 1 : 0);
  return {
    year,
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
    dayOfYear: day - days(year, 1, 1),
    weekday: (((day + 4) % 7) + 7) % 7,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
  };
}

/** A moment as RFC 3339 writes it, in the zone in which it was written unless told otherwise. */
export function formatTimestamp(moment: Timestamp, offset = moment.offset): string {
  const { year, month, day, hour, minute, second } = partsOf(moment, offset);
  const fraction = moment.nanos === 0 ? "" : `.${pad(moment.nanos, 9).replace(/0+$/, "")}`;
  const date = `${pad(year, 4)}-${pad(month + 1)}-${pad(day)}`;
  return `${date}T${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}${formatOffset(offset)}`;
}

function formatOffset(offset: number): string {
  if (offset === 0) return "Z";
  const minutes = Math.trunc(Math.abs(offset) / 60);
  return `${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}

/** A moment a length of time later. */
export function later(moment: Timestamp, { nanos }: Duration): Timestamp | CelError {
  const total = BigInt(moment.nanos) + nanos;
  const seconds = floorDivide(total, 1_000_000_000n);
  return timestampOf(moment.seconds + Number(seconds), Number(total - seconds * 1_000_000_000n), moment.offset);
}

/** The time from one moment to another. */
export function between(from: Timestamp, to: Timestamp): Duration | CelError {
  const nanos = BigInt(to.seconds - from.seconds) * 1_000_000_000n + BigInt(to.nanos - from.nanos);
  const checked = toInt(nanos);
  return checked instanceof CelError ? checked : new Duration(nanos);
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}
