import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("parts of times", () => {
  it.each([
    ["timestamp('2023-07-14T10:30:45.123Z').getFullYear()", "2023"],
    ["timestamp('2023-07-14T10:30:45.123Z').getMonth()", "6"],
    ["timestamp('2023-07-14T10:30:45.123Z').getDate()", "14"],
    ["timestamp('2023-07-14T10:30:45.123Z').getDayOfMonth()", "13"],
    ["timestamp('2023-07-14T10:30:45.123Z').getDayOfWeek()", "5"],
    ["timestamp('2023-12-31T10:30:45.123Z').getDayOfYear()", "364"],
    ["timestamp('2023-07-14T10:30:45.123Z').getMilliseconds()", "123"],
    ["timestamp('2020-01-01T00:00:00Z').getHours('5:30')", "5"],
    ["timestamp('2020-01-01T00:00:00Z').getMinutes('-00:30')", "30"],
    ["timestamp('2020-01-01T00:00:00Z').getHours('foo')", "error: unknown time zone foo"],
    ["timestamp('2020-01-01T00:00:00Z').getHours('x:1')", 'error: strconv.Atoi: parsing "x": invalid syntax'],
    ["timestamp('2009-02-13T23:31:30+05:00').getHours()", "18"],
    ["duration('3723.5s').getHours()", "1"],
    ["duration('3723.5s').getMinutes()", "62"],
    ["duration('3723.5s').getSeconds()", "3723"],
    ["duration('-1.5s').getMilliseconds()", "-1500"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
