import { expect, test } from "vitest";
import { zones } from "./zones.ts";

test.each([
  ["America/New_York", 1577836800, -5 * 3600],
  ["America/New_York", 1593561600, -4 * 3600],
  ["Asia/Kathmandu", 1577836800, 5.75 * 3600],
  ["Etc/UTC", 0, 0],
])("%s at %s", (name, seconds, offset) => {
  expect(zones(name, seconds)).toBe(offset);
});

test.each(["nowhere", "+05:00", "", "../etc", "Mars/Base"])("%j is no zone", (name) => {
  expect(zones(name, 0)).toBeUndefined();
});
