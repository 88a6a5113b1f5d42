import { expect, test } from "vitest";
import { testClock } from "./clock.ts";

test("who waits goes on once enough has gone by, or is woken", async () => {
  const clock = testClock();
  const over: string[] = [];
  const wake = new AbortController();
  const never = new AbortController().signal;
  const waits = [
    clock.wait(10, never).then(() => over.push("short")),
    clock.wait(20, never).then(() => over.push("long")),
    clock.wait(99, wake.signal).then(() => over.push("woken")),
  ];
  clock.advance(10);
  await waits[0];
  expect([clock.now(), clock.waiting, over]).toEqual([10, 2, ["short"]]);
  wake.abort();
  await waits[2];
  clock.advance(10);
  await Promise.all(waits);
  await clock.wait(5, wake.signal);
  expect([clock.waiting, over]).toEqual([0, ["short", "woken", "long"]]);
});
