import { expect, test } from "vitest";
import { nowOf } from "./now.ts";

test("--now, or else the clock", () => {
  expect(nowOf({ args: [], flags: {} }, 7)).toBe(7);
  expect(nowOf({ args: [], flags: { now: "1970-01-01T00:00:01Z" } }, 7)).toBe(1_000);
  expect(() => nowOf({ args: [], flags: { now: "soon" } }, 7)).toThrow("--now soon is no time");
});
