import { expect, test } from "vitest";
import { timeOf } from "./time.ts";

test.each([
  ['{"specversion":"1.0","time":"2026-01-02T03:04:05.678Z","data":{"time":"x"}}', "2026-01-02T03:04:05.678Z"],
  ['{"id":"\\"time\\":\\"1999-01-01T00:00:00Z\\"","time":"2026-01-02T03:04:05Z"}', "2026-01-02T03:04:05Z"],
  ['{"time":"yesterday"}', undefined],
  ['{"time":"2026-01-02T03:04:05Z', undefined],
  ["{}", undefined],
  ["", undefined],
])("%s: %s", (text, time) => expect(timeOf(Buffer.from(text))).toBe(time));
