import { expect, test } from "vitest";
import { plainDuration } from "./plain-duration.ts";

test.each([
  ["30 s", "30s"],
  [" 5 minutes", "5m"],
  ["1 h 30 min", "1h30m"],
  ["1.5 hours", "1.5h"],
  ["30S", "30s"],
  ["10 sec", "10s"],
  ["200 milliseconds", "200ms"],
  ["2 m", "2m"],
])("%j means %j", (written, meant) => {
  expect(plainDuration(written)).toBe(meant);
});

test.each(["30s", "30", "ten minutes", "5 apples", "1 day", "-5 s", "0 s", "", "s", "1h, 5m", "9".repeat(80)])(
  "%j is left alone",
  (written) => {
    expect(plainDuration(written)).toBeUndefined();
  },
);
