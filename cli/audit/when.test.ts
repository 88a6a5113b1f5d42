import { expect, test } from "vitest";
import { when } from "./when.ts";

const now = Date.UTC(2026, 2, 1, 12);

test.each([
  ["2026-02-28T10:00:00Z", Date.UTC(2026, 1, 28, 10)],
  ["2026-02-28T10:00+02:00", Date.UTC(2026, 1, 28, 8)],
  ["2026-02-28", Date.UTC(2026, 1, 28)],
  ["90m", now - 5_400_000],
  ["7d", Date.UTC(2026, 1, 22, 12)],
])("%s", (given, expected) => expect(when("--since", given, now)).toBe(expected));

test("a date as an end is its last millisecond", () => {
  expect(when("--until", "2026-02-28", now, true)).toBe(Date.UTC(2026, 2, 1) - 1);
});

test.each(["", "yesterday", "0", "-1h", "2026-02-30T10", "2026-13-01"])("%j is none", (given) => {
  expect(() => when("--since", given, now)).toThrow(`--since: "${given}" is no time`);
});
