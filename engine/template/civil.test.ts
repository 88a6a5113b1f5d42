import { expect, test } from "vitest";
import { civilOf, daysIn, daysOf, secondsOf, weekdayOf } from "./civil.ts";

test.each([0, -1, 951_782_399, 951_782_400, 1_700_000_000, -62_135_596_800, 253_402_300_799])(
  "%i seconds are the same date here and in the runtime",
  (seconds) => {
    const date = new Date(seconds * 1_000);
    expect(civilOf(seconds)).toEqual({
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    });
    expect(secondsOf(civilOf(seconds))).toBe(seconds);
    expect(weekdayOf(Math.floor(seconds / 86_400))).toBe(date.getUTCDay());
  },
);

test("months have their days", () => {
  expect([daysIn(2020, 2), daysIn(2021, 2), daysIn(1900, 2), daysIn(2021, 12)]).toEqual([29, 28, 28, 31]);
  expect(daysOf(1970, 1, 1)).toBe(0);
});
