import { expect, test } from "vitest";
import { microseconds, second, wholeSecond } from "./instant.ts";

test.each([
  ["1970-01-01T00:00:00Z", 0],
  ["1970-01-01T00:00:01.5Z", 1_500_000],
  ["1970-01-01T01:00:00.000001+01:00", 1],
  ["1970-01-01t00:00:00.0000019z", 1],
  ["2026-01-01T00:00:00.123456Z", 1_767_225_600_123_456],
  ["1969-12-31T23:59:59.000001Z", -999_999],
  ["2026-13-01T00:00:00Z", undefined],
  ["2026-01-01", undefined],
  ["", undefined],
  [undefined, undefined],
])("%s is %s microseconds", (text, expected) => {
  expect(microseconds(text)).toBe(expected);
});

test("a whole second is what a fraction is cut from, also before 1970", () => {
  expect(wholeSecond(1_500_000)).toBe(1_000_000);
  expect(wholeSecond(-1)).toBe(-1_000_000);
});

test("a time is written to the second, in UTC", () => {
  expect(second(1_999)).toBe("1970-01-01T00:00:01Z");
});
