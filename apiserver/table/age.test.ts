import { expect, test } from "vitest";
import { humanDuration, since } from "./age.ts";

test.each([
  [-5, "<invalid>"],
  [-0.5, "0s"],
  [0, "0s"],
  [119, "119s"],
  [120, "2m"],
  [150, "2m30s"],
  [600, "10m"],
  [3 * 3600 - 1, "179m"],
  [3 * 3600, "3h"],
  [3 * 3600 + 660, "3h11m"],
  [8 * 3600, "8h"],
  [48 * 3600, "2d"],
  [51 * 3600, "2d3h"],
  [9 * 86_400, "9d"],
  [729 * 86_400, "729d"],
  [800 * 86_400, "2y70d"],
  [9 * 365 * 86_400, "9y"],
])("%d seconds are %s", (seconds, text) => expect(humanDuration(seconds)).toBe(text));

test("times without meaning are unknown", () => {
  expect(since("", 0)).toBe("<unknown>");
  expect(since("1970-01-01T00:00:00Z", 5000)).toBe("5s");
});
