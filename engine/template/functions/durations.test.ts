import { expect, test } from "vitest";
import { durationText, roundedDuration } from "./durations.ts";

test.each([
  [0n, "0s"],
  [1n, "1ns"],
  [1_500n, "1.5µs"],
  [2_000_000n, "2ms"],
  [1_500_000_000n, "1.5s"],
  [-90_000_000_000n, "-1m30s"],
  [3_661_000_000_000n, "1h1m1s"],
])("%s ns is %s", (nanoseconds, text) => {
  expect(durationText(nanoseconds)).toBe(text);
});

test.each([
  [7_200_000_000_001n, "2h"],
  [3_600_000_000_000n, "60m"],
  [1_000_000_000n, "0s"],
  [-61_000_000_000n, "1m"],
  [40_000_000_000_000_000n, "1y"],
])("%s ns is about %s", (nanoseconds, text) => {
  expect(roundedDuration(nanoseconds)).toBe(text);
});
