import { expect, test } from "vitest";
import { parseTime } from "./parse-time.ts";

function read(layout: string, text: string): string | undefined {
  return parseTime(layout, text)?.format("2006-01-02T15:04:05.999999999Z07:00");
}

test.each([
  ["2006-01-02", "2020-02-29", "2020-02-29T00:00:00Z"],
  ["2006-01-02T15:04:05Z07:00", "2020-01-02T03:04:05.5+02:30", "2020-01-02T03:04:05.5+02:30"],
  ["2006-01-02T15:04:05Z07:00", "2020-01-02T03:04:05Z", "2020-01-02T03:04:05Z"],
  ["Jan _2 2006 3:04 pm", "mar  4 2015 11:30 pm", "2015-03-04T23:30:00Z"],
  ["2006-002", "2020-060", "2020-02-29T00:00:00Z"],
  ["02 Jan 06 15:04 MST", "10 Nov 09 23:00 UTC", "2009-11-10T23:00:00Z"],
  ["2006  01", "2020 05", "2020-05-01T00:00:00Z"],
])("%s of %s", (layout, text, time) => {
  expect(read(layout, text)).toBe(time);
});

test.each([
  ["2006-01-02", "2021-02-29"],
  ["2006-01-02", "2020-13-01"],
  ["2006-01-02", "2020-01-02x"],
  ["2006-01-02", "x"],
  ["15:04", "24:00"],
  ["05.000", "03.45"],
  ["PM", "XM"],
  ["Jan", "Foo"],
  ["-0700", "+99"],
  ["2006-002", "2021-366"],
  ["MST", "x"],
])("%s does not fit %s", (layout, text) => {
  expect(parseTime(layout, text)).toBeUndefined();
});

test("without a zone it is the local one", () => {
  expect(parseTime("15:04", "01:00", { name: "CET", offset: 3_600 })?.format("15:04 MST")).toBe("01:00 CET");
});
