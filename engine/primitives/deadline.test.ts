import { expect, test } from "vitest";
import { deadlineFields, readDeadline } from "./deadline.ts";
import { Reader } from "./reader.ts";

test("times are milliseconds and the outcome is taken in any letter case", () => {
  const reader = new Reader({ timeout: "1h", pollInterval: "10ms", onTimeout: " Skip " }, deadlineFields);
  expect(readDeadline(reader)).toEqual({ timeout: 3_600_000, pollInterval: 10, onTimeout: "skip" });
  expect(reader.problems).toEqual([]);
});

test("what is absent stays absent", () => {
  expect(readDeadline(new Reader({}, deadlineFields))).toEqual({});
});
