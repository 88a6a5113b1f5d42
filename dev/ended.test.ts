import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { askedToEnd } from "./ended.ts";

test("signals that come together are one wish, and a later one is left to the system", async () => {
  const system = new EventEmitter();
  const later: (() => void)[] = [];
  const ended = askedToEnd(system, (ms, then) => {
    expect(ms).toBe(500);
    later.push(then);
  });
  expect(system.emit("SIGTERM")).toBe(true);
  await ended;
  expect(system.emit("SIGTERM")).toBe(true);
  expect(system.emit("SIGINT")).toBe(true);
  expect(later).toHaveLength(1);
  for (const then of later) then();
  expect(["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => system.emit(signal))).toEqual([false, false, false]);
});
