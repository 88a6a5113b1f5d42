import { daysIn, daysOf, secondsOf } from "./civil.ts";
import type { Zone } from "./instant.ts";
import { Instant, utc } from "./instant.ts";
import { months, partsOf, weekdays } from "./layout.ts";

/** What was read so far. */
interface Read {
  year: number;
  month: number;
  day: number;
  yearDay: number;
  hour: number;
  minute: number;
  second: number;
  nanos: number;
  pm: boolean | undefined;
  zone: Zone | undefined;
}

/**
 * Reads a time in a layout of Go; undefined where the text does not fit. Without a zone in the text it is one of
 * `local`.
 */
export function parseTime(layout: string, text: string, local: Zone = utc): Instant | undefined {
  const read: Read = {
    year: 0,
    month: -1,
    day: -1,
    yearDay: -1,
    hour: 0,
    minute: 0,
    second: 0,
    nanos: 0,
    pm: undefined,
    zone: undefined,
  };
  let rest: string | undefined = text;
  const parts = partsOf(layout);
  for (const [index, { element, text: literal }] of parts.entries()) {
    if (element === undefined) rest = afterLiteral(rest, literal);
    else rest = take(element, rest, read, parts[index + 1]?.element);
    if (rest === undefined) return undefined;
  }
  return rest === "" ? instantOf(read, local) : undefined;
}

/** What is behind a literal; a blank of the layout stands for any number of blanks. */
function afterLiteral(text: string, literal: string): string | undefined {
  let rest = text;
  for (let i = 0; i < literal.length; i++) {
    if (literal[i] === " ") {
      if (rest !== "" && rest[0] !== " ") return undefined;
      while (literal[i + 1] === " ") i++;
      rest = rest.replace(/^ +/, "");
    } else if (rest[0] === literal[i]) rest = rest.slice(1);
    else return undefined;
  }
  return rest;
}

function instantOf(read: Read, local: Zone): Instant | undefined {
  let { hour, month, day } = read;
  if (read.pm === true && hour < 12) hour += 12;
  else if (read.pm === false && hour === 12) hour = 0;
  if (read.yearDay >= 0) {
    if (read.yearDay < 1 || read.yearDay > 365 + (daysIn(read.year, 2) - 28)) return undefined;
    const first = daysOf(read.year, 1, 1);
    let at = 1;
    while (at < 12 && daysOf(read.year, at + 1, 1) - first < read.yearDay) at++;
    const date = read.yearDay - (daysOf(read.year, at, 1) - first);
    if ((month >= 0 && month !== at) || (day >= 0 && day !== date)) return undefined;
    month = at;
    day = date;
  }
  if (month < 0) month = 1;
  if (day < 0) day = 1;
  if (day < 1 || day > daysIn(read.year, month)) return undefined;
  const zone = read.zone ?? local;
  const seconds = secondsOf({ year: read.year, month, day, hour, minute: read.minute, second: read.second });
  return new Instant(seconds - zone.offset, read.nanos, zone);
}

/** Takes an element from the start of a text; answers what is behind it, undefined where it is not there. */
function take(element: string, text: string, read: Read, next: string | undefined): string | undefined {
  switch (element) {
    case "2006":
      return number(text, /^\d{4}/, 0, 9_999, (value) => (read.year = value));
    case "06":
      return number(text, /^\d\d/, 0, 99, (value) => (read.year = value + (value >= 69 ? 1_900 : 2_000)));
    case "January":
    case "Jan":
      return word(text, months, element === "Jan", (at) => (read.month = at + 1));
    case "Monday":
    case "Mon":
      return word(text, weekdays, element === "Mon", () => undefined);
    case "1":
      return number(text, /^\d\d?/, 1, 12, (value) => (read.month = value));
    case "01":
      return number(text, /^\d\d/, 1, 12, (value) => (read.month = value));
    case "2":
    case "_2":
      return number(element === "_2" ? text.replace(/^ /, "") : text, /^\d\d?/, 0, 99, (value) => (read.day = value));
    case "02":
      return number(text, /^\d\d/, 0, 99, (value) => (read.day = value));
    case "002":
      return number(text, /^\d{3}/, 0, 999, (value) => (read.yearDay = value));
    case "__2":
      return number(text.replace(/^ {1,2}/, ""), /^\d{1,3}/, 0, 999, (value) => (read.yearDay = value));
    case "15":
      return number(text, /^\d\d?/, 0, 23, (value) => (read.hour = value));
    case "3":
      return number(text, /^\d\d?/, 0, 12, (value) => (read.hour = value));
    case "03":
      return number(text, /^\d\d/, 0, 12, (value) => (read.hour = value));
    case "4":
      return number(text, /^\d\d?/, 0, 59, (value) => (read.minute = value));
    case "04":
      return number(text, /^\d\d/, 0, 59, (value) => (read.minute = value));
    case "5":
    case "05":
      return second(element, text, read, next);
    case "PM":
    case "pm": {
      const found = text.slice(0, 2);
      if (found !== (element === "PM" ? "PM" : "pm") && found !== (element === "PM" ? "AM" : "am")) return undefined;
      read.pm = found.toUpperCase() === "PM";
      return text.slice(2);
    }
    case "MST":
      return abbreviation(text, read);
  }
  if (element.startsWith("Z") || element.startsWith("-")) return zone(element, text, read);
  return fraction(text, read, element.charAt(1) === "9", element.length - 1);
}

function number(
  text: string,
  pattern: RegExp,
  least: number,
  most: number,
  keep: (value: number) => void,
): string | undefined {
  const found = pattern.exec(text)?.[0];
  if (found === undefined) return undefined;
  const value = Number(found);
  if (value < least || value > most) return undefined;
  keep(value);
  return text.slice(found.length);
}

function word(text: string, words: readonly string[], short: boolean, keep: (at: number) => void): string | undefined {
  const lower = text.slice(0, 9).toLowerCase();
  const at = words.findIndex((each) => lower.startsWith((short ? each.slice(0, 3) : each).toLowerCase()));
  const found = words[at];
  if (found === undefined) return undefined;
  keep(at);
  return text.slice(short ? 3 : found.length);
}

/** Seconds, with a fraction where one follows that the layout does not name. */
function second(element: string, text: string, read: Read, next: string | undefined): string | undefined {
  const rest = number(text, element === "5" ? /^\d\d?/ : /^\d\d/, 0, 59, (value) => (read.second = value));
  if (rest === undefined || /^[.,]/.test(next ?? "") || !/^[.,]\d/.test(rest)) return rest;
  return fraction(rest, read, true, 0);
}

function fraction(text: string, read: Read, optional: boolean, digits: number): string | undefined {
  const found = /^[.,](\d+)/.exec(text)?.[1];
  if (found === undefined) return optional ? text : undefined;
  const used = optional ? found : found.slice(0, digits);
  if (!optional && used.length < digits) return undefined;
  read.nanos = Number(used.slice(0, 9).padEnd(9, "0"));
  return text.slice(1 + used.length);
}

function zone(element: string, text: string, read: Read): string | undefined {
  if (element.startsWith("Z") && text.startsWith("Z")) {
    read.zone = utc;
    return text.slice(1);
  }
  const pattern = element.replace(/^[Z-]/, "([+-])").replace(/0[07]/g, "(\\d\\d)");
  const found = new RegExp(`^${pattern}`).exec(text);
  if (found === null) return undefined;
  const [whole, sign, hours = "0", minutes = "0", seconds = "0"] = found;
  if (Number(hours) > 24 || Number(minutes) > 60 || Number(seconds) > 60) return undefined;
  const offset = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  read.zone = { name: "", offset: sign === "-" ? -offset : offset };
  if (offset === 0) read.zone = utc;
  return text.slice(whole.length);
}

/** An abbreviation such as "CET": nothing says its offset, so that only UTC and `GMT+1` have one. */
function abbreviation(text: string, read: Read): string | undefined {
  const found = /^(?:GMT[+-]\d{1,2}|[A-Z]{3,5})/.exec(text)?.[0];
  if (found === undefined) return undefined;
  const hours = found.startsWith("GMT") ? Number(found.slice(3)) : 0;
  read.zone = found === "UTC" ? utc : { name: found, offset: hours * 3_600 };
  return text.slice(found.length);
}
