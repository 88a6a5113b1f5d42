import type { Civil } from "./civil.ts";
import { civilOf, daysOf, weekdayOf } from "./civil.ts";
import { months, partsOf, weekdays } from "./layout.ts";

/** The offset of a place from UTC at a time. */
export interface Zone {
  /** The abbreviation, such as "UTC" or "CET"; empty where there is none. */
  readonly name: string;
  /** Seconds east of UTC. */
  readonly offset: number;
}

export const utc: Zone = Object.freeze({ name: "UTC", offset: 0 });

/** A time of Go, shown in a zone. */
export class Instant {
  readonly goKind = "struct";
  readonly goType = "time.Time";
  /** Seconds since 1970, in UTC. */
  readonly seconds: number;
  /** 0 to 999,999,999. */
  readonly nanos: number;
  readonly zone: Zone;

  constructor(seconds: number, nanos = 0, zone: Zone = utc) {
    this.seconds = seconds;
    this.nanos = nanos;
    this.zone = zone;
  }

  /** The time as text in a layout of Go. */
  format(layout: string): string {
    const local = this.seconds + this.zone.offset;
    const civil = civilOf(local);
    let out = "";
    for (const { element, text } of partsOf(layout))
      out += element === undefined ? text : show(element, civil, this, Math.floor(local / 86_400));
    return out;
  }

  toString(): string {
    return this.format("2006-01-02 15:04:05.999999999 -0700 MST");
  }
}

function show(element: string, civil: Civil, time: Instant, days: number): string {
  const { year, month, day, hour, minute, second } = civil;
  switch (element) {
    case "2006":
      return year < 0 ? `-${pad(-year, 4)}` : pad(year, 4);
    case "06":
      return pad(((year % 100) + 100) % 100, 2);
    case "January":
      return months[month - 1] ?? "";
    case "Jan":
      return months[month - 1]?.slice(0, 3) ?? "";
    case "1":
      return String(month);
    case "01":
      return pad(month, 2);
    case "Monday":
      return weekdays[weekdayOf(days)] ?? "";
    case "Mon":
      return weekdays[weekdayOf(days)]?.slice(0, 3) ?? "";
    case "2":
      return String(day);
    case "_2":
      return String(day).padStart(2);
    case "02":
      return pad(day, 2);
    case "__2":
      return String(days - daysOf(year, 1, 1) + 1).padStart(3);
    case "002":
      return pad(days - daysOf(year, 1, 1) + 1, 3);
    case "15":
      return pad(hour, 2);
    case "3":
      return String(hour % 12 || 12);
    case "03":
      return pad(hour % 12 || 12, 2);
    case "4":
      return String(minute);
    case "04":
      return pad(minute, 2);
    case "5":
      return String(second);
    case "05":
      return pad(second, 2);
    case "PM":
      return hour >= 12 ? "PM" : "AM";
    case "pm":
      return hour >= 12 ? "pm" : "am";
    case "MST":
      return time.zone.name === "" ? offset(time.zone.offset, "-0700") : time.zone.name;
  }
  if (element.startsWith("Z") && time.zone.offset === 0) return "Z";
  if (element.startsWith("Z") || element.startsWith("-")) return offset(time.zone.offset, element);
  return fraction(element, time.nanos);
}

/** An offset in the form of a layout: `-07:00`, `-0700`, `-07`, with seconds `-07:00:00`. */
function offset(seconds: number, form: string): string {
  const size = Math.abs(seconds);
  const colon = form.includes(":") ? ":" : "";
  const digits = form.replace(/[^0-9]/g, "").length;
  let out = (seconds < 0 ? "-" : "+") + pad(Math.floor(size / 3_600), 2);
  if (digits >= 4) out += colon + pad(Math.floor((size % 3_600) / 60), 2);
  if (digits >= 6) out += colon + pad(size % 60, 2);
  return out;
}

function fraction(element: string, nanos: number): string {
  const digits = pad(nanos, 9)
    .slice(0, element.length - 1)
    .padEnd(element.length - 1, "0");
  if (element.charAt(1) === "0") return element.charAt(0) + digits;
  const short = digits.replace(/0+$/, "");
  return short === "" ? "" : element.charAt(0) + short;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}
