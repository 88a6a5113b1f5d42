import { parseNanoseconds } from "@bubustack/api/duration";
import { wholeNumber } from "../access.ts";
import { Fault } from "../fault.ts";
import type { Zone } from "../instant.ts";
import { Instant, utc } from "../instant.ts";
import { parseTime } from "../parse-time.ts";
import type { Run } from "../run.ts";
import type { List, Value } from "../value.ts";
import { int64, named } from "../value.ts";
import { durationText, roundedDuration } from "./durations.ts";
import type { Functions } from "./take.ts";
import { any, text, time } from "./take.ts";

const billion = 1_000_000_000n;
/** Seconds that a time may be away from 1970: what years of six digits need. */
const farthest = 1e13;

/** The time that a value is: a time, or seconds since 1970. */
function timeOf(value: Value, run: Run): Instant {
  if (value instanceof Instant) return value;
  const seconds = wholeNumber(value);
  if (seconds !== undefined && Math.abs(seconds) < farthest) return new Instant(seconds);
  throw new Fault("value", `${named(value)} is no time`, run.at, { fix: "use toDate, or seconds since 1970" });
}

function zoneAt(name: string, seconds: number, run: Run): Zone {
  const wanted = name === "Local" ? (run.host?.zone ?? "UTC") : name;
  if (wanted === "" || wanted === "UTC") return utc;
  const found = run.host?.zoneAt?.(wanted, seconds);
  if (found !== undefined) return found;
  throw new Fault("value", `the time zone ${JSON.stringify(name.slice(0, 40))} is not known here`, run.at, {
    fix: 'use "UTC"',
  });
}

function format(layout: string, value: Value, zone: string, run: Run): string {
  const found = timeOf(value, run);
  run.text(layout.length * 10);
  return run.made(new Instant(found.seconds, found.nanos, zoneAt(zone, found.seconds, run)).format(layout));
}

/** A time later or earlier by a Go duration; undefined where the text is none. */
function shifted(args: List, run: Run): Instant | undefined {
  const nanoseconds = readDuration(text(args, 0), run);
  if (nanoseconds === undefined) return undefined;
  const from = time(args, 1);
  const total = BigInt(from.seconds) * billion + BigInt(from.nanos) + nanoseconds;
  const nanos = ((total % billion) + billion) % billion;
  return new Instant(Number((total - nanos) / billion), Number(nanos), from.zone);
}

function readDuration(source: string, run: Run): bigint | undefined {
  run.charge(1 + source.length);
  return source.length > 100 ? undefined : parseNanoseconds(source);
}

function mustShift(args: List, run: Run): Instant {
  const found = shifted(args, run);
  if (found !== undefined) return found;
  throw new Fault("value", `${JSON.stringify(text(args, 0).slice(0, 40))} is no duration`, run.at, {
    fix: 'write one such as "-1h30m"',
  });
}

function parse(args: List, run: Run): Instant | undefined {
  const [layout, source] = [text(args, 0), text(args, 1)];
  run.charge(layout.length * 4 + source.length);
  if (layout.length > 1_000 || source.length > 1_000) return undefined;
  const found = parseTime(layout, source);
  if (found === undefined || (run.host?.zone ?? "UTC") === "UTC") return found;
  return parseTime(layout, source, zoneAt("Local", found.seconds, run));
}

function seconds(value: Value): bigint {
  if (typeof value === "string") return /^[+-]?[0-9]{1,18}$/.test(value) ? BigInt(value.replace(/^\+/, "")) : 0n;
  return BigInt(wholeNumber(value) ?? 0);
}

function rounded(value: Value, run: Run): string {
  if (typeof value === "string") return roundedDuration(readDuration(value, run) ?? 0n);
  return roundedDuration(BigInt(wholeNumber(value) ?? 0));
}

/** The first second of year 1, Go's time that is none. */
const noTime = new Instant(-62_135_596_800);

const modify: Functions["x"] = (args, run) => shifted(args, run) ?? time(args, 1);
const inZone: Functions["x"] = (args, run) => format(text(args, 0), any(args, 1), text(args, 2), run);

export const dates: Functions = {
  date: (args, run) => format(text(args, 0), any(args, 1), "Local", run),
  dateInZone: inZone,
  date_in_zone: inZone,
  htmlDate: (args, run) => format("2006-01-02", any(args, 0), "Local", run),
  htmlDateInZone: (args, run) => format("2006-01-02", any(args, 0), text(args, 1), run),
  dateModify: modify,
  date_modify: modify,
  mustDateModify: mustShift,
  must_date_modify: mustShift,
  toDate: (args, run) => parse(args, run) ?? noTime,
  mustToDate: (args, run) => {
    const found = parse(args, run);
    if (found !== undefined) return found;
    throw new Fault("value", `${JSON.stringify(text(args, 1).slice(0, 40))} is no time in the layout`, run.at, {
      fix: `write it like ${JSON.stringify(text(args, 0).slice(0, 40))}`,
    });
  },
  unixEpoch: (args) => String(time(args, 0).seconds),
  duration: ([value]) => durationText(int64(seconds(value ?? null) * billion).value),
  durationRound: ([value], run) => rounded(value, run),
};
