import { expect, test } from "vitest";
import { formats } from "./formats.ts";

test.each<[string, string, boolean]>([
  ["date-time", "2026-01-02T03:04:05Z", true],
  ["date-time", "2026-01-02t03:04:05.123456789+05:30", true],
  ["date-time", "2024-02-29T00:00:00Z", true],
  ["date-time", "2100-02-29T00:00:00Z", false],
  ["date-time", "2026-01-02T24:00:00Z", false],
  ["date-time", "2026-01-02T03:04:60Z", false],
  ["date-time", "2026-01-02 03:04:05Z", false],
  ["date-time", "2026-01-02", false],
  ["date", "2026-04-30", true],
  ["date", "2026-04-31", false],
  ["uuid", "123E4567-e89b-12d3-a456-426614174000", true],
  ["uuid", "123", false],
  ["ipv4", "255.1.0.9", true],
  ["ipv4", "256.1.1.1", false],
  ["ipv4", "01.1.1.1", false],
  ["byte", "YWI=", true],
  ["byte", "YWI", false],
])("%s %s: %s", (format, text, expected) => {
  expect(formats[format]?.(text)).toBe(expected);
});
