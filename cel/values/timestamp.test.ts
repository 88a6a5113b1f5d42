import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { between, formatTimestamp, later, partsOf, readTimestamp, timestampOf } from "./timestamp.ts";
import { CelError, Duration, Timestamp } from "./value.ts";

describe("timestamps", () => {
  it.each([
    ["1970-01-01T00:00:00Z", new Timestamp(0, 0)],
    ["2020-02-29T23:59:59.5Z", new Timestamp(1583020799, 500_000_000)],
    ["2020-01-01T00:00:00,25Z", new Timestamp(1577836800, 250_000_000)],
    ["2009-02-13T23:31:30+05:00", new Timestamp(1234549890, 0, 18000)],
    ["2020-01-01T0:00:00Z", new Timestamp(1577836800, 0)],
  ])("reads %s", (text, expected) => {
    expect(readTimestamp(text)).toEqual(expected);
  });

  it.each([
    "2021-02-29T00:00:00Z",
    "2020-01-01T24:00:00Z",
    "2020-01-01T00:00:60Z",
    "2020-13-01T00:00:00Z",
    "2020-1-1T00:00:00Z",
    "2020-01-01t00:00:00z",
    "2020-01-01T00:00:00",
    "2020-01-01",
  ])("refuses %s", (text) => {
    expect(readTimestamp(text)).toBeUndefined();
  });

  it("agrees with the calendar of JavaScript", () => {
    fc.assert(
      fc.property(fc.integer({ min: -62135596800, max: 253402300799 }), (seconds) => {
        const moment = new Timestamp(seconds, 0);
        const date = new Date(seconds * 1000);
        expect(formatTimestamp(moment).replace("Z", ".000Z")).toBe(date.toISOString());
        expect(readTimestamp(formatTimestamp(moment))).toEqual(moment);
        expect(partsOf(moment).weekday).toBe(date.getUTCDay());
        const yearStart = Date.UTC(2000, 0, 1) - 946684800000 + new Date(date).setUTCMonth(0, 1);
        expect(partsOf(moment).dayOfYear).toBe(Math.floor((date.getTime() - yearStart) / 86_400_000 + 1e-9));
      }),
    );
  });

  it("writes the zone in which it was written", () => {
    expect(formatTimestamp(new Timestamp(0, 1_000_000, -19800))).toBe("1969-12-31T18:30:00.001-05:30");
    expect(formatTimestamp(new Timestamp(0, 0, 3600), 0)).toBe("1970-01-01T00:00:00Z");
  });

  it("reckons within years 1 and 9999", () => {
    expect(later(new Timestamp(0, 0), new Duration(-1n))).toEqual(new Timestamp(-1, 999_999_999));
    expect(later(new Timestamp(253402300799, 999_999_999), new Duration(1n))).toEqual(
      new CelError("timestamp overflow"),
    );
    expect(timestampOf(-62135596801, 0)).toEqual(new CelError("timestamp overflow"));
    expect(between(new Timestamp(1, 5), new Timestamp(2, 4))).toEqual(new Duration(999_999_999n));
    expect(between(new Timestamp(-62135596800, 0), new Timestamp(253402300799, 0))).toEqual(
      new CelError("integer overflow"),
    );
  });
});
