import { expect, test } from "vitest";
import { pauses } from "./slices.ts";

test("work goes on for a slice, then others have a turn", async () => {
  const clock = { now: 0 };
  const pause = pauses(() => clock.now);
  clock.now = 3.9;
  expect(pause()).toBeUndefined();
  clock.now = 4;
  const others: string[] = [];
  setImmediate(() => others.push("ran"));
  await pause();
  expect(others).toEqual(["ran"]);
  clock.now = 7.9;
  expect(pause()).toBeUndefined();
});
