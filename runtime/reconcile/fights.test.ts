import { expect, test } from "vitest";
import { testClock } from "../testing/clock.ts";
import { fights } from "./fights.ts";

test("a field is taken back ten times in five minutes, each key for itself", () => {
  const clock = testClock();
  const may = fights(clock.now);
  expect(Array.from({ length: 12 }, () => may("a"))).toEqual([...Array(10).fill(true), false, false]);
  expect(may("b")).toBe(true);
  clock.advance(299_999);
  expect(may("a")).toBe(false);
  clock.advance(1);
  expect(may("a")).toBe(true);
});

test("what was not done does not count, and many keys take no more room than there is", () => {
  const clock = testClock();
  const may = fights(clock.now);
  for (let turn = 0; turn < 30; turn++) may("a");
  clock.advance(300_000);
  expect(Array.from({ length: 11 }, () => may("a")).filter(Boolean).length).toBe(10);
  for (let key = 0; key < 2_000; key++) expect(may(`k${key}`)).toBe(true);
  expect(may("a")).toBe(true);
});
