import { expect, test } from "vitest";
import { zones } from "./zones.ts";

test.each([
  ["America/New_York", 1_577_836_800, -5 * 3_600],
  ["America/New_York", 1_593_561_600, -4 * 3_600],
  ["Asia/Kathmandu", 1_577_836_800, 5.75 * 3_600],
  ["Etc/UTC", 0, 0],
])("%s at %s", (name, seconds, offset) => {
  expect(zones(name, seconds)).toBe(offset);
});

test.each(["nowhere", "+05:00", "", "../etc", "Mars/Base"])("%j is no zone", (name) => {
  expect(zones(name, 0)).toBeUndefined();
});
