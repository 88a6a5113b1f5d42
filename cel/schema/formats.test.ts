import { expect, test } from "vitest";
import { show } from "../values/show.ts";
import { formats } from "./formats.ts";

const read = (format: string, text: string) => show(formats.get(format)?.(text) ?? null);

test.each([
  ["date-time", "2024-01-02T03:04:05Z", 'timestamp("2024-01-02T03:04:05Z")'],
  ["date-time", "2024-01-02T03:04:05.123+01:00", 'timestamp("2024-01-02T02:04:05.123Z")'],
  ["date-time", "2024-01-02T03:04:05", 'timestamp("2024-01-02T03:04:05Z")'],
  ["date-time", "", 'timestamp("1970-01-01T00:00:00Z")'],
  ["date-time", "today", "Invalid date-time formatted string today"],
  ["date", "2024-02-29", 'timestamp("2024-02-29T00:00:00Z")'],
  ["date", "2023-02-29", "Invalid date formatted string 2023-02-29"],
  ["duration", "1h30m", 'duration("5400s")'],
  ["duration", "2 days", 'duration("172800s")'],
  ["duration", "1 week 1 sec", 'duration("604801s")'],
  ["duration", "3 Hours", 'duration("10800s")'],
  ["duration", "long", "Invalid duration long: unable to parse long as duration"],
  [
    "duration",
    "99999999999999999999 h",
    "Invalid duration 99999999999999999999 h: unable to parse 99999999999999999999 h as duration",
  ],
  ["byte", "aGk=", 'b"hi"'],
  ["byte", "aGk", "Invalid byte formatted string aGk"],
])("%s %j is %s", (format, text, value) => {
  expect(read(format, text)).toBe(value);
});

test("long texts take time in proportion", () => {
  expect(read("duration", "1".repeat(1_000_000))).toContain("Invalid duration");
  expect(read("duration", `${"1 ".repeat(300_000)}`)).toContain("Invalid duration");
});
