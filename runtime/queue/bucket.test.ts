import { expect, test } from "vitest";
import { bucket } from "./bucket.ts";

test("lets a burst through, then one after the other, and fills up again", () => {
  const take = bucket({ perSecond: 2, burst: 3 });
  expect([take(0), take(0), take(0), take(0), take(0)]).toEqual([0, 0, 0, 500, 1_000]);
  expect(take(10_000)).toBe(0);
});

test("a clock that goes back gives nothing and takes nothing", () => {
  const take = bucket({ perSecond: 1, burst: 1 });
  expect([take(1_000), take(500), take(500)]).toEqual([0, 1_000, 2_000]);
});
